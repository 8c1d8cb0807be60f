/**
 * Characters that could steer a terminal, hide text or reverse it: controls (C0, DEL, C1), format characters (bidirectional overrides,
 * zero-width characters, byte order marks, tags), line and paragraph separators, halves of surrogate pairs.
 */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const breaks = / ?[\r\n]+ ?/g;

function visible(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point === 9) return ' ';
  if (point < 32) return String.fromCharCode(0x2400 + point);
  if (point === 127) return '␡';
  return point < 256
    ? `\\x${point.toString(16)}`
    : `\\u${point > 0xffff ? `{${point.toString(16)}}` : point.toString(16).padStart(4, '0')}`;
}

/** Text of a log, made harmless: one line, nothing that a terminal would obey, everything else as it was. */
export function plain(text: string): string {
  return text.replace(breaks, ' ⏎ ').replace(steering, visible);
}

/** The same for every text within a value. Reports that print for people read nothing else. */
export function plainly<T>(value: T): T {
  if (typeof value === 'string') return plain(value) as T;
  if (Array.isArray(value)) return value.map(plainly) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainly(each)])) as T;
}

const ordinary = /^[\n\x20-\x7e]*$/;

/** JSON escapes control characters of C0 only; the rest of them are escaped here, which changes no value. */
export function plainJson(json: string): string {
  if (ordinary.test(json)) return json;
  return json.replace(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
