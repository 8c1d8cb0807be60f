import type { Random } from './random.js';

/** Texts of the system messages that APM appends; the number before them is what counts. */
const texts: Readonly<Record<number, string>> = {
  5: 'Access is denied.',
  53: 'The network path was not found.',
  71: 'No more connections can be made to this remote computer at this time because there are already as many connections as the computer can accept.',
  1219: 'The credentials supplied conflict with an existing set of credentials.',
  1317: 'The specified user does not exist.',
  1326: 'Logon failure: unknown user name or bad password.',
  1330: 'Logon failure: the specified account password has expired.',
  1331: 'Logon failure: account currently disabled.',
  1355: 'The specified domain either does not exist or could not be contacted.',
  1793: "The user's account has expired.",
  1907: "The user's password must be changed before logging on the first time.",
  1909: 'The referenced account is currently locked out and may not be logged on to.',
};

export const textOf = (code: number): string => texts[code] ?? 'Unknown error';

/** 0x80070005 of 5; a number that is an HRESULT already stays as it is. */
export const hresult = (code: number): number => (code > 0xffff ? code : 0x80070000 + code) >>> 0;

export const hex = (value: number): string => `0x${(value >>> 0).toString(16).padStart(8, '0')}`;

/** The same number in one of the forms in which logs print it. */
export function printed(code: number, random: Random): string {
  const value = hresult(code);
  return random.pick(
    hex(value),
    hex(value).replace(/[a-f]/g, (letter) => letter.toUpperCase()),
    String(value),
    String(value | 0),
  );
}
