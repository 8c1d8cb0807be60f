import type { Kept, UnreadRow } from '../store/schema.js';

/** Archives of which shares are worked on side by side: the archive itself is done when all of them are. */
export class Archives {
  readonly #open = new Map<string, { left: number; unread: UnreadRow[] }>();

  /** So many shares of an archive will come. */
  expect(source: string, shares: number): void {
    this.#open.set(source, { left: shares, unread: [] });
  }

  /** Takes what a share came to; the row of the archive when it was the last one. */
  collect(kept: Kept): Kept | undefined {
    const open = this.#open.get(kept.source.source);
    if (!open) return kept;
    open.unread.push(...kept.unread);
    if (--open.left > 0) return undefined;
    this.#open.delete(kept.source.source);
    const lines = new Map(open.unread.map((row) => [`${row.file}\n${row.reason}`, row]));
    const unread = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row], at) => ({ ...row, number: at + 1 }));
    return { ...kept, source: { ...kept.source, state: unread.length > 0 ? 'partly' : 'read' }, unread };
  }
}
