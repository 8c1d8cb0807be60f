import type { Finding } from '../failures/failure.js';

/** `2024-03-01 10:30:41Z`; without Z the time is local to the client. */
export function moment(iso: string | undefined): string {
  return iso === undefined ? '' : iso.replace('T', ' ').replace(/\.\d+/, '');
}

export function programOf({ program }: Pick<Finding, 'program'>): string | undefined {
  return program === '*' ? 'all programs' : program;
}

/** `package S0100012, program "Install", advertisement S0120001 on WKS12` */
export function subject({ package: packageId, program, advertisement, client }: Finding): string {
  const parts = [
    packageId === undefined ? [] : `package ${packageId}`,
    program === undefined ? [] : program === '*' ? 'all programs' : `program "${program}"`,
    advertisement === undefined ? [] : `advertisement ${advertisement}`,
  ].flat();
  return [parts.join(', '), client === undefined ? [] : `on ${client}`].flat().filter(Boolean).join(' ');
}
