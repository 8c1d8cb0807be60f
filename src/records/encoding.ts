/** UTF-16 is recognised in so many bytes; a log shorter than that is recognised at its end. */
const sample = 4096;

type Encoding = 'bytes' | 'utf-16le' | 'utf-16be';

/** Every second byte of Western text in UTF-16 is NUL; a byte order mark tells at once. */
function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const nuls = [0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) nuls[0] = (nuls[0] ?? 0) + 1;
    if (bytes[at + 1] === 0) nuls[1] = (nuls[1] ?? 0) + 1;
  }
  const pairs = bytes.length >> 1;
  const [even = 0, odd = 0] = nuls;
  if (pairs < 2) return 'bytes';
  if (odd > pairs * 0.6 && even < pairs * 0.2) return 'utf-16le';
  return even > pairs * 0.6 && odd < pairs * 0.2 ? 'utf-16be' : 'bytes';
}

/** Turns UTF-16 into UTF-8 and lets everything else pass, so that all that follows reads bytes. */
export class Recoder {
  #encoding: Encoding | undefined;
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #held: Uint8Array = new Uint8Array();

  /** Bytes that stand for nothing that is handed on: the byte order mark of UTF-16. */
  before = 0;

  get isWide(): boolean {
    return this.#decoder !== undefined;
  }

  push(chunk: Uint8Array): Uint8Array {
    if (this.#encoding) return this.#recode(chunk, true);
    // A copy: the chunk may be used again, and `slice` of a buffer is none.
    this.#held = Buffer.concat([this.#held, chunk]);
    return this.#held.length < sample ? new Uint8Array() : this.#begin(true);
  }

  end(): Uint8Array {
    return this.#encoding ? this.#recode(new Uint8Array(), false) : this.#begin(false);
  }

  #begin(more: boolean): Uint8Array {
    const held = this.#held;
    this.#held = new Uint8Array();
    this.#encoding = encodingOf(held.subarray(0, sample));
    if (this.#encoding !== 'bytes') {
      this.#decoder = new TextDecoder(this.#encoding);
      const first = (held[0] ?? 0) | ((held[1] ?? 0) << 8);
      this.before = first === 0xfeff || first === 0xfffe ? 2 : 0;
    }
    return this.#recode(held, more);
  }

  #recode(bytes: Uint8Array, more: boolean): Uint8Array {
    return this.#decoder ? Buffer.from(this.#decoder.decode(bytes, { stream: more }), 'utf8') : bytes;
  }
}

/** Bytes in UTF-16 of characters that stand as UTF-8 in a string of bytes. */
export function wideLength(utf8: string, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    const byte = utf8.charCodeAt(at);
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units * 2;
}

const windows1252 = new TextDecoder('windows-1252');
export const beyondAscii = /[^\x00-\x7f]/;

/** Text of bytes that are held as a string, each a character: UTF-8 where they are valid UTF-8, else Windows-1252. A copy, never a view. */
export function decode(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  if (!beyondAscii.test(bytes)) return buffer.toString('latin1');
  const text = buffer.toString('utf8');
  return text.includes('\ufffd') && !bytes.includes('\xef\xbf\xbd') ? windows1252.decode(buffer) : text;
}
