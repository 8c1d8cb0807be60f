import { plain } from '../plain.js';

/** HTML that is safe to print: made by `markup` only, so that whatever comes from a log is text. */
export class Markup {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}

/** What may stand between the pieces of a template; lists are joined, what is absent leaves nothing. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or a quoted attribute; control characters and bidirectional overrides are shown, not obeyed. */
export function escaped(text: string): string {
  return plain(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function printed(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.toString();
  if (typeof part === 'object') return part.map(printed).join('');
  return escaped(String(part));
}

/** A piece of HTML. Attributes must be quoted in the template; addresses and styles are never made from data. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.reduce((html, piece, at) => html + printed(parts[at - 1]) + piece));
}
