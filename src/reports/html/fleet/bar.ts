import { type Markup, markup } from '../markup.js';

/** A part of a whole, for the eye; the figure stands beside it. `before`: what others have taken already. */
export function bar(part: number, whole: number, before = 0): Markup {
  const share = (number: number) => (whole === 0 ? 0 : Math.min((100 * number) / whole, 100)).toFixed(1);
  return markup`<svg class="bar" width="100%" height="8" aria-hidden="true"><rect class="rest" width="100%" height="8" rx="4"/>${before > 0 && markup`<rect class="before" width="${share(before)}%" height="8" rx="4"/>`}<rect class="part" x="${share(before)}%" width="${share(part)}%" height="8" rx="4"/></svg>`;
}
