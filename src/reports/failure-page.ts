/** A part of a page about a failure class: `Found when`, `How to fix`, … */
export interface PagePart {
  readonly heading: string;
  /** Paragraphs and points, in order. */
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly kind: 'text' | 'point';
  /** One line, marks of Markdown taken away. */
  readonly text: string;
}

/** Takes the page of a failure class (samples/<id>/README.md) apart: headings, paragraphs and points, which is all these pages hold. */
export function partsOf(markdown: string): PagePart[] {
  const parts: { heading: string; blocks: { kind: Block['kind']; text: string }[] }[] = [];
  let open = false;
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^##+ (.*)/.exec(line)?.[1];
    const blocks = parts.at(-1)?.blocks;
    const last = blocks?.at(-1);
    if (heading !== undefined) parts.push({ heading: unmarked(heading), blocks: [] });
    else if (line.trim() !== '' && blocks) {
      const point = /^\s*(?:[-*]|\d+\.) (.*)/.exec(line)?.[1];
      if (point !== undefined) blocks.push({ kind: 'point', text: unmarked(point) });
      else if (open && last) last.text += ` ${unmarked(line.trim())}`;
      else blocks.push({ kind: 'text', text: unmarked(line.trim()) });
    }
    open = line.trim() !== '' && heading === undefined;
  }
  return parts;
}

/** Code marks, emphasis and links say nothing on a terminal; what code holds stays as it is. */
function unmarked(text: string): string {
  return text
    .split('`')
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')))
    .join('');
}
