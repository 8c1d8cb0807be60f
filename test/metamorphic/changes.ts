import { type Case, records } from './cases.js';

/** The same client, written down another way. */
export type Rewriting = (all: Case) => Case | undefined;

const eachLog = (all: Case, rewrite: (text: string, file: string) => string): Case => ({
  ...all,
  logs: Object.fromEntries(Object.entries(all.logs).map(([file, text]) => [file, rewrite(text, file)])),
});

const otherOrder: Rewriting = (all) =>
  Object.keys(all.logs).length < 2 ? undefined : { ...all, logs: Object.fromEntries(Object.entries(all.logs).reverse()) };

const two = (value: number) => String(value).padStart(2, '0');

/** Another bias and the local time that goes with it: the same moment. */
const otherZone: Rewriting = (all) => {
  const stamp = /time="(\d+):(\d+):(\d+)(\.\d+)([+-]\d+)" date="(\d+)-(\d+)-(\d+)"/g;
  if (!Object.values(all.logs).some((text) => text.search(stamp) >= 0)) return undefined;
  // A log with other stamps beside them keeps its zone, or its order would be another one.
  if (!Object.values(all.logs).every((text) => (text.match(stamp)?.length ?? 0) === (text.match(/\]LOG\]!>/g)?.length ?? 0)))
    return undefined;
  return eachLog(all, (text) =>
    text.replace(stamp, (_, h, m, s, fraction, bias, month, day, year) => {
      const moved = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(h), Number(m), Number(s)) - 330 * 60_000);
      const other = Number(bias) + 330;
      const time = `${two(moved.getUTCHours())}:${two(moved.getUTCMinutes())}:${two(moved.getUTCSeconds())}${fraction}`;
      const date = `${two(moved.getUTCMonth() + 1)}-${two(moved.getUTCDate())}-${moved.getUTCFullYear()}`;
      return `time="${time}${other < 0 ? '' : '+'}${other}" date="${date}"`;
    }),
  );
};

const ccmNoise = [
  ['InventoryAgent', 'Inventory: Collection Task completed in 8.203 seconds'],
  ['PolicyAgent_ReplyAssignments', 'Processing reply assignments'],
  ['SWMTRReportGen', 'Generating a software metering report'],
];
const legacyNoise = [
  'IPC PIPE    : ---> Client has disconnected. Shutting down this IPC thread. <--~',
  'IPC SERVER  : CAPPipeServer :: Release - Refcount now 3~',
];

/** After each record one of another component, at the same time on a thread of its own. */
const noise: Rewriting = (all) =>
  eachLog(all, (text, file) => {
    let turn = 0;
    return records(text)
      .map((record) => {
        const stamp = /\]LOG\]!><(time="[^"]*" date="[^"]*")/.exec(record)?.[1];
        const trailer = /\$\$<APM *>(<[^>]*>)<thread=/.exec(record)?.[1];
        turn++;
        if (stamp !== undefined) {
          const [component, message] = ccmNoise[turn % ccmNoise.length] ?? [];
          return `${record}<![LOG[${message}]LOG]!><${stamp} component="${component}" context="" type="1" thread="7${turn}" file="noise.cpp:${turn}">\r\n`;
        }
        if (trailer === undefined || !/^smsapm/i.test(file) || !record.endsWith('\n')) return record;
        return `${record}${legacyNoise[turn % legacyNoise.length]}  $$<APM>${trailer}<thread=7${turn} (0x1)>\r\n`;
      })
      .join('');
  });

const ccmOther = [
  'Policy is updated for Program: Beside, Package: ZZZ0FFFF, Advert: ZZZ2FFFF',
  'Command line = "C:\\Beside\\beside.exe", Working Directory = C:\\Beside\\',
  'Created Process for the passed command line',
  'Raised Program Started Event for Ad:ZZZ2FFFF, Package:ZZZ0FFFF, Program: Beside',
  'Program exit code 0',
  'Execution is complete for program Beside. The exit code is 0, the execution status is Success',
];
const legacyOther = [
  'SCHED DATA  : For program Beside in package Beside Pack compiling all offers in order to get its schedule time and attributes.~',
  'SCHED DATA  : This job can execute whether the user is logged on or not.~',
  "SCHED DATA  : Attempting to execute 'C:\\Beside\\beside.exe' (SERVICE context)~",
  "SCHED DATA  : Return code = 0x0; The operation completed successfully.~~; Program 'C:\\Beside\\beside.exe' terminated with exit code = 0.~",
];

/** Between the records another program runs on another thread, and ends well. */
const interleaved: Rewriting = (all) => {
  const file = Object.keys(all.logs).find((name) => /^(execmgr|smsapm32)\b/i.test(name));
  if (file === undefined) return undefined;
  return eachLog(all, (text, name) => {
    if (name !== file) return text;
    const other = text.includes('<![LOG[') ? [...ccmOther] : [...legacyOther];
    const mixed = records(text).map((record) => {
      const ccm = /\]LOG\]!><(time="[^"]*" date="[^"]*" component="[^"]*")/.exec(record)?.[1];
      const old = /\$\$(<[^>]*><[^>]*>)<thread=/.exec(record)?.[1];
      const next = (ccm ?? old) === undefined || !record.endsWith('\n') ? undefined : other.shift();
      if (next === undefined) return record;
      return ccm === undefined
        ? `${record}${next}  $$${old}<thread=9001 (0x2329)>\r\n`
        : `${record}<![LOG[${next}]LOG]!><${ccm} context="" type="1" thread="9001" file="other.cpp:1">\r\n`;
    });
    return mixed.join('');
  });
};

/** Each line as a mail or a search through files shows it. */
const prefixed =
  (prefix: (file: string) => string): Rewriting =>
  (all) =>
    eachLog(all, (text, file) => text.replace(/^(?!$)/gm, prefix(file)));

/** Every rewriting after which the findings must be the same. */
export const rewritings: Readonly<Record<string, Rewriting>> = {
  'logs in another order': otherOrder,
  'another time zone': otherZone,
  'lines that end with LF': (all) => eachLog(all, (text) => text.replaceAll('\r\n', '\n')),
  'lines that end with CR LF': (all) => eachLog(all, (text) => text.replace(/\r?\n/g, '\r\n')),
  'quoted in a mail': prefixed(() => '> '),
  'found by a search through files': prefixed((file) => `${file}:`),
  'noise of other components': noise,
  'another program between the lines': interleaved,
};

/** The messages alone, without time, component and thread. */
export function bare(all: Case): Case {
  return eachLog(all, (text) =>
    text.replace(/<!\[LOG\[([\s\S]*?)\]LOG\]!><[^>\n]*>/g, '$1').replace(/ *\$\$<[^\n]*?<thread=[^>\n]*>/g, ''),
  );
}
