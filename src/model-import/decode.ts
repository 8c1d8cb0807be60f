import iconv from 'iconv-lite';
import { Mistake } from '../mistake.js';

/** The OEM code page of Western Europe, in which Windows consoles write. */
const console850 = 'cp850';

/**
 * The text of an export. Byte order marks tell; so do NUL bytes, which UTF-16 is full of; valid UTF-8 is UTF-8. What is left is the code page
 * of a console or that of the desktop: letters with accents stand in different halves of the upper range of the two.
 */
export function textOf(bytes: Uint8Array, encoding?: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding !== undefined) return decode(buffer, encoding);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf-16be');
  const wide = widthOf(buffer.subarray(0, 4096));
  if (wide) return iconv.decode(buffer, wide);
  const utf8 = buffer.toString('utf8');
  if (!utf8.includes('\ufffd')) return utf8.replace(/^\ufeff/, '');
  return iconv.decode(buffer, isConsole(buffer) ? console850 : 'windows-1252');
}

function decode(buffer: Buffer, encoding: string): string {
  const name = /^\d{3,4}$/.test(encoding) ? `cp${encoding}` : encoding;
  if (iconv.encodingExists(name)) return iconv.decode(buffer, name);
  throw new Mistake(`There is no encoding ${encoding}.`, [
    'Say 850, 437, 1252, utf-8 or utf-16le, for example; chcp tells that of a console.',
  ]);
}

function widthOf(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = head.length >> 1;
  if (pairs < 2) return undefined;
  let [even, odd] = [0, 0];
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  if (odd > pairs * 0.6 && even < pairs * 0.2) return 'utf-16le';
  return even > pairs * 0.6 && odd < pairs * 0.2 ? 'utf-16be' : undefined;
}

/** Accented letters are 0x80 to 0xA5 in a console, and 0xC0 to 0xFF on the desktop. */
function isConsole(buffer: Buffer): boolean {
  let [low, high] = [0, 0];
  for (const byte of buffer) {
    if (byte >= 0x80 && byte <= 0xa5) low++;
    else if (byte >= 0xc0) high++;
  }
  return low >= high;
}
