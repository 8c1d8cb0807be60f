/** Messages of a legacy log with their trailers, one second apart. */
export function legacy(component: string, ...messages: readonly string[]): string {
  return messages
    .map((message, at) => `${message}  $$<${component}><Wed Mar 14 10:${minute(at)}:${second(at)}.120 2001><thread=412 (0x19C)>\r\n`)
    .join('');
}

/** Messages of a log of the Advanced Client and later, one second apart. */
export function ccm(component: string, ...messages: readonly string[]): string {
  return messages
    .map(
      (message, at) =>
        `<![LOG[${message}]LOG]!><time="10:${minute(at)}:${second(at)}.120-60" date="03-14-2009" component="${component}" context="" type="1" thread="2984" file="x.cpp:${at}">\r\n`,
    )
    .join('');
}

const two = (value: number) => String(value).padStart(2, '0');
const minute = (at: number) => two(Math.floor(at / 60));
const second = (at: number) => two(at % 60);

/** How APM closes a run that failed. */
export function handled(code: string, program: string, packageName: string): string[] {
  return [
    'SCHED DATA  : Program completed unsuccessfully.~',
    `SCHED DATA  : Handling an error condition (${code}) for program ${program} in package ${packageName}.~`,
    'SCHED DATA  : Returning action code 2.~',
  ];
}
