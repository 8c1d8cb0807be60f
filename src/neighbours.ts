import { openers } from '../grammars/index.js';
import { iso } from './clock.js';
import type { Diagnosis, Finding, SeenLine } from './failures/failure.js';
import type { LogRecord } from './record.js';
import { LogReader } from './records.js';
import type { ClientSource, LogPart } from './sources/index.js';

/** Records before and after a line of evidence. */
const around = 4;
/** Lines of evidence that get neighbours: more than anybody looks at, and few enough for a report that opens at once. */
const mostLines = 400;
/** Characters of a neighbour that are shown. */
const longest = 1000;
const interest = { openers, everything: true };

interface Neighbourhood {
  readonly before: readonly SeenLine[];
  readonly after: SeenLine[];
}

/** Reads the logs once more and gives the evidence of a diagnosis the records that stand around it. Standard input cannot be read twice. */
export async function withNeighbours(client: ClientSource, diagnosis: Diagnosis): Promise<Diagnosis> {
  const wanted = wantedLines(diagnosis.findings);
  const found = new Map<string, Neighbourhood>();
  for (const part of client.logs.flatMap(({ parts }) => parts)) {
    const lines = part.file === '-' ? undefined : wanted.get(part.file);
    if (lines) await readPart(part, lines, found);
  }
  const see = (line: SeenLine): SeenLine => ({ ...line, ...found.get(keyOf(line)) });
  return { ...diagnosis, findings: diagnosis.findings.map((finding) => ({ ...finding, seen: finding.seen.map(see) })) };
}

const keyOf = ({ file, line }: Pick<SeenLine, 'file' | 'line'>): string => `${line} ${file}`;

function wantedLines(findings: readonly Finding[]): Map<string, Set<number>> {
  const wanted = new Map<string, Set<number>>();
  for (const { file, line } of findings.flatMap(({ seen }) => seen).slice(0, mostLines)) {
    wanted.set(file, (wanted.get(file) ?? new Set()).add(line));
  }
  return wanted;
}

async function readPart(part: LogPart, lines: ReadonlySet<number>, found: Map<string, Neighbourhood>): Promise<void> {
  const reader = new LogReader(part.file, interest);
  const past: SeenLine[] = [];
  let open: SeenLine[][] = [];
  const take = (record: LogRecord) => {
    const line = shown(record);
    for (const after of open) after.push(line);
    open = open.filter((after) => after.length < around);
    if (lines.has(record.line) && !found.has(keyOf(record))) {
      const after: SeenLine[] = [];
      found.set(keyOf(record), { before: [...past], after });
      open.push(after);
    }
    past.push(line);
    if (past.length > around) past.shift();
  };
  try {
    for await (const chunk of part.chunks()) reader.push(chunk).forEach(take);
  } catch {
    // What cannot be read a second time was told when it could not be read the first time.
  }
  reader.end().forEach(take);
}

function shown({ file, line, time, message }: LogRecord): SeenLine {
  return { file, line, ...(time === undefined ? {} : { when: iso(time) }), message: message.slice(0, longest) };
}
