import type { ClientKind, Model } from '../accounts/model.js';
import type { Limits } from '../archives/limits.js';
import type { SourceKey, UnreadPlace } from '../store/rows.js';
import type { Kept } from '../store/schema.js';

/** The logs of one client in folders. */
export interface FolderUnit {
  readonly kind: 'folder';
  readonly key: SourceKey;
  /** Bytes on the disk: what the work is weighed by. */
  readonly size: number;
  /** What the client is called where its logs do not tell. */
  readonly name: string;
  readonly files: readonly string[];
  /** What was seen and could not be looked at. */
  readonly unread: readonly UnreadPlace[];
}

/** An archive, or one of some shares of it that are worked on side by side. */
export interface ArchiveUnit {
  readonly kind: 'archive';
  readonly key: SourceKey;
  readonly size: number;
  readonly name: string;
  readonly share: { readonly part: number; readonly of: number };
  /** Sources in it that an earlier scan has done. */
  readonly done: readonly string[];
}

/** What one worker does at a time. */
export type Unit = FolderUnit | ArchiveUnit;

/** Something in the trees that cannot even be looked into. */
export interface Blocked {
  readonly kind: 'blocked';
  readonly key: SourceKey;
  readonly reason: string;
}

/** What holds for all clients of a scan; crosses threads. */
export interface Settings {
  readonly model?: Model | undefined;
  readonly clientKind?: ClientKind | undefined;
  readonly limits: Limits;
  /** Version of smsdx: another one may find other things. */
  readonly version: string;
}

/** Rows of a client, or of an archive when all of its share is done. */
export interface Result {
  readonly kept: Kept;
  /** Bytes of the unit that this result stands for: what progress is counted in. */
  readonly weight: number;
}
