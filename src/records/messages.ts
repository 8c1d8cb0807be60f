import { decode } from './encoding.js';

const longestRemembered = 200;
const mostRemembered = 8_000;

/** Messages by their bytes: a client says the same things about the same programs again and again. */
const remembered = new Map<string, string>();

const beyondAscii = /[^\x00-\x7f]/;

const tidy = (message: string): string => message.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '').trimEnd();

/** The message of a record of the CCM envelope, which stands in the piece (characters are bytes) from here to there. */
export function messageOf(piece: string, bytes: Buffer, { from, to }: { readonly from: number; readonly to: number }): string {
  const raw = piece.substring(from, to);
  if (to - from > longestRemembered) return beyondAscii.test(raw) ? tidy(decode(raw)) : tidied(bytes.toString('latin1', from, to));
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  // A copy out of the buffer: a part of the piece would keep all of it alive.
  const copy = bytes.toString('latin1', from, to);
  const message = beyondAscii.test(copy) ? tidy(decode(copy)) : tidied(copy);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(copy, message);
  return message;
}

function tidied(ascii: string): string {
  return ascii.includes('\r') || ascii.includes('\0') ? tidy(ascii) : ascii.trimEnd();
}
