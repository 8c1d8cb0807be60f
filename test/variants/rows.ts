/** A case of one failure as somebody else would write it: other names, other forms of the number, more or less of the model. */
export interface Variant {
  readonly name: string;
  readonly logs: Readonly<Record<string, string>>;
  readonly model?: string;
  /** `id verdict`, or `healthy` where nothing of level warning or above may be said. */
  readonly expected: string;
  readonly account?: { readonly process?: string; readonly network?: string };
  readonly resource?: string;
  readonly code?: string;
  /** What the facts that are missing must speak of. */
  readonly missing?: RegExp;
}

/** Backslashes as they stand in a log. */
export const raw = String.raw;

export const offer = (program: string, name: string): string =>
  `SCHED DATA  : For program ${program} in package ${name} compiling all offers in order to get its schedule time and attributes.~`;

export const policy = (program: string, packageId: string, advertisement: string): string =>
  `Policy is updated for Program: ${program}, Package: ${packageId}, Advert: ${advertisement}`;

export const fatal = (code: string, program: string): string =>
  `Fatal error ${code} encountered for program ${program}. This program will not retry.`;

export const ended = (program: string, exitCode: number, status = 'FailureNonRetry'): string[] => [
  `Program exit code ${exitCode}`,
  `Execution is complete for program ${program}. The exit code is ${exitCode}, the execution status is ${status}`,
];

/** A status event as execmgr dumps it. */
export function raised(eventClass: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([key, value]) => `\t${key} = "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}";`);
  return ['Raising event:', '[SMS_CodePage(850), SMS_LocaleID(1031)]', `instance of ${eventClass}`, '{', ...lines, '};', ''].join('\r\n');
}
