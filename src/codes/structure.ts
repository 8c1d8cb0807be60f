/** Facilities of HRESULTs that software distribution meets ([MS-ERREF] 2.1.1), and 2000 of Configuration Manager. */
const facilities: Readonly<Record<number, string>> = {
  0: 'general',
  1: 'RPC',
  2: 'automation',
  3: 'storage',
  4: 'the component that returned it',
  7: 'Win32',
  8: 'Windows',
  9: 'security',
  11: 'certificates',
  25: 'HTTP',
  32: 'BITS',
  36: 'Windows Update',
  2000: 'Configuration Manager',
};

/** `0x87D01107` */
export function hex(value: number): string {
  return `0x${(value >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

/** What the bits of an unknown value say by themselves, and nothing more. */
export function structure(value: number): string {
  const number = value & 0xffff;
  if (value >>> 28 === 0xc) return `an NTSTATUS error, facility ${(value >>> 16) & 0xfff}, number ${number}`;
  const kind = value >>> 31 === 1 ? 'an error' : 'no error by its top bit';
  const owner = (value >>> 29) & 1 ? ' of a program of its own (customer bit)' : '';
  const facility = (value >>> 16) & 0x7ff;
  const name = facilities[facility];
  return `${kind}${owner}, facility ${facility}${name && !owner ? ` (${name})` : ''}, number ${number}`;
}
