/** One physical file. */
export interface LogPart {
  /** Name without folder; `-` for standard input. */
  readonly file: string;
  /** The bytes, in order; a chunk may be used again after the next one was asked for. Throws where the file cannot be read further. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** One log, its rotated parts oldest first. */
export interface LogSource {
  /** Lower case, without extension and date of rotation: `execmgr`; `-` for standard input. */
  readonly log: string;
  readonly parts: readonly LogPart[];
}

/** The logs of one client. */
export interface ClientSource {
  /** From the folder, where it is not named as on every client. Only where the logs do not tell. */
  readonly name?: string | undefined;
  readonly logs: readonly LogSource[];
}
