import { sha256 } from '@noble/hashes/sha2.js';
import { Markup, markup } from './markup.js';
import { script } from './script.js';

interface Page {
  readonly title: string;
  readonly subtitle: string;
  readonly style: string;
  readonly version?: string | undefined;
  /** What the report was written from, as the end of a sentence. */
  readonly from: Markup;
}

/**
 * One file that needs nothing else. Only the style and the script of this page may run (by their hashes), nothing is fetched, and what
 * comes from a log is text.
 */
export function* page({ title, subtitle, style, version, from }: Page, sections: () => Iterable<Markup>): Iterable<string> {
  yield `${head(title, style)}\n`;
  yield `${markup`<header><h1>${title}</h1><p class="subtitle">${subtitle}</p></header><main id="main">`}\n`;
  for (const section of sections()) yield `${section}\n`;
  yield `${markup`</main><footer>Written by smsdx${version !== undefined && ` ${version}`} ${from}</footer><script>${new Markup(script)}</script></body></html>`}\n`;
}

function hashOf(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(text))))}`;
}

function head(title: string, style: string): Markup {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return markup`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${new Markup(style)}</style></head><body><a class="skip" href="#main">To the report</a>`;
}
