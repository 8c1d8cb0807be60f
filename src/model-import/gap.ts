import type { Statement } from '../accounts/writing/statement.js';

/** A stretch of an export that says something which is not taken over, and why. */
export interface Gap {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** What a reader of an export hands out: facts, and what it could not make a fact of. */
export type Item = Statement | Gap;

export const isGap = (item: Item): item is Gap => 'reason' in item;

/** What a listing does not tell of itself, told by whoever imports it. */
export interface Aim {
  readonly server?: string | undefined;
  readonly share?: string | undefined;
  readonly packageId?: string | undefined;
  readonly client?: string | undefined;
}

/** What the model says already, for listings that name no server or client. */
export interface Known {
  has(kind: Statement['kind'], names: Readonly<Record<string, string>>): boolean;
  /** Names of the shares of a server that the model has. */
  sharesOf(server: string): readonly string[];
  readonly onlyClient: string | undefined;
}

export interface Source {
  /** Name of the file, for origins. */
  readonly file: string;
  readonly aim: Aim;
  readonly known: Known;
}

export const packageIdShape = /^[A-Z0-9]{3}[0-9A-F]{5}$/i;
const longestText = 120;

export function gap(line: number, text: string, reason: string): Gap {
  return { line, text: text.trim().slice(0, longestText), reason };
}
