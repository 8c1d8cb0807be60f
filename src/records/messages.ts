import { Remembered } from './copies.js';
import { beyondAscii, decode } from './encoding.js';

const tidy = (message: string): string => message.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '').trimEnd();

const ccm = new Remembered((bytes) => {
  if (beyondAscii.test(bytes)) return tidy(decode(bytes));
  return bytes.includes('\r') || bytes.includes('\0') ? tidy(bytes) : bytes.trimEnd();
});

/** The message of a record of the CCM envelope. */
export const ccmMessage = (bytes: string): string => ccm.of(bytes);

/** A tilde is a line feed that the logger wrote into its one-line record; that of a short file name (`PROGRA~1`) and of a URL stays. */
const lineFeed = /(?<!\/)~(?!\d)/g;
const trailing = /(?:(?<!\/)~|\s){1,8}$/;
/** Nothing to undo: ASCII without tildes and line breaks. */
const simple = /^[\x20-\x7d][\t\x20-\x7d]*$/;

const text = new Remembered((bytes) => {
  const rest = bytes.slice(0, bytes.length - (trailing.exec(bytes.slice(-8))?.[0].length ?? 0));
  if (simple.test(rest)) return rest.trimEnd();
  const plain = decode(rest)
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n');
  return plain.replace(lineFeed, '\n').trimEnd().replace(/^\n+/, '');
});

/** The message of a record outside the CCM envelope. */
export const textMessage = (bytes: string): string => text.of(bytes);
