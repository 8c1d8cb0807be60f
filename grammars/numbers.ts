import type { Code, CodeFamily } from './event.js';

/** The 32 bits of a number in any form that clients print: 0x525, 80070005, 2147942405, -2147023648, (5), #2147942405, (#0x5). */
function bits(text: string): number {
  const digits = text.replace(/[()#\s]/g, '');
  if (/^0x/i.test(digits)) return Number.parseInt(digits.slice(2).slice(-8), 16) >>> 0;
  // Eight hex digits without 0x, as task sequence logs print them: `80070005`, `8007000e`; other digits alone are decimal.
  if (/^(?:8\d{7}|(?=\d*[a-f])[89a-f][\da-f]{7})$/i.test(digits)) return Number.parseInt(digits, 16) >>> 0;
  return Number(digits) >>> 0;
}

/** The family that a number shows by itself, where its sentence names none. */
function familyOf(value: number): CodeFamily {
  if (value >>> 16 === 0xe004) return 'apm';
  if (value > 0xffff) return 'hresult';
  // NERR_BASE 2100 to MAX_NERR 2999; WinHTTP 12000 to 12190.
  if (value >= 2100 && value < 3000) return 'net';
  return value >= 12000 && value < 12200 ? 'winhttp' : 'win32';
}

/** A printed number, `text` kept as printed. */
export function code(text: string, family?: CodeFamily): Code {
  const value = bits(text);
  return { text, value, family: family ?? familyOf(value) };
}

/** The Win32 error that a code means: `0x8007nnnn` in any family, or a number of the win32 family itself. */
export function win32Of({ value, family }: Code): number | undefined {
  if (value >>> 16 === 0x8007) return value & 0xffff;
  return family === 'win32' && value <= 0xffff ? value : undefined;
}
