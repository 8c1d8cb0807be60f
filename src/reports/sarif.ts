import type { Diagnosis, Finding, SeenLine } from '../failures/failure.js';
import { subject } from './names.js';
import { plainJson, plainly } from './plain.js';
import type { Document } from './report.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * For code scanning and other tools: SARIF 2.1.0, one run of smsdx over all clients, failure classes as rules. Results are handed out as
 * they come, so that a fleet need not be held; what all of them need stands behind them.
 */
export const sarif: Document = ({ version }) => {
  const run = new SarifRun();
  let first: Diagnosis | undefined;
  function* begun(several: boolean): Iterable<string> {
    if (first) yield* run.results(first, folderOf(first, several));
    first = undefined;
  }
  return {
    *add(diagnosis) {
      // Whether there are several decides how the logs of the first are named.
      if (run.isEmpty && !first) {
        first = diagnosis;
        return;
      }
      yield* begun(true);
      yield* run.results(diagnosis, folderOf(diagnosis, true));
    },
    *end() {
      yield* begun(false);
      yield run.rest(version);
    },
  };
};

/** What the results of one run have in common. */
class SarifRun {
  isEmpty = true;
  readonly #rules = new Map<string, { readonly index: number; readonly rule: object }>();
  readonly #artifacts: object[] = [];
  readonly #notifications: object[] = [];

  *results(diagnosis: Diagnosis, folder: string | undefined): Iterable<string> {
    if (this.isEmpty) yield this.#head();
    for (const { file } of diagnosis.logs) this.#artifacts.push({ location: { uri: uriOf(file, folder) }, roles: ['analysisTarget'] });
    this.#notifications.push(...notifications(diagnosis, folder));
    for (const finding of plainly(diagnosis.findings)) {
      const before = this.#rules.size === 0 ? '' : ',';
      yield `${before}\n${indented(resultOf(finding, this.#ruleOf(finding), folder), 8)}`;
    }
  }

  /** Everything behind the results. */
  rest(version: string | undefined): string {
    const rules = [...this.#rules.values()].map(({ rule }) => rule);
    const run = {
      tool: { driver: { name: 'smsdx', ...(version === undefined ? {} : { version }), rules } },
      columnKind: 'utf16CodeUnits',
      artifacts: this.#artifacts,
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: this.#notifications }],
    };
    const inside = indented(run, 4)
      .replace(/^\s*\{\n/, '')
      .trimEnd();
    return `${this.isEmpty ? this.#head() : ''}${rules.length > 0 ? '\n      ' : ''}],\n${inside}\n  ]\n}\n`;
  }

  #head(): string {
    this.isEmpty = false;
    return `{\n  "$schema": ${JSON.stringify(schema)},\n  "version": "2.1.0",\n  "runs": [\n    {\n      "results": [`;
  }

  #ruleOf({ failure, title, level }: Finding): number {
    const known = this.#rules.get(failure)?.index;
    if (known !== undefined) return known;
    const rule = { id: failure, shortDescription: { text: `${title}.` }, defaultConfiguration: { level } };
    this.#rules.set(failure, { index: this.#rules.size, rule });
    return this.#rules.size - 1;
  }
}

function indented(value: object, blanks: number): string {
  return plainJson(JSON.stringify(value, undefined, 2)).replace(/^/gm, ' '.repeat(blanks));
}

/** Logs of several clients are named alike, so each client is a folder. */
function folderOf({ client }: Diagnosis, several: boolean): string | undefined {
  return several ? (client ?? 'client') : undefined;
}

/** A relative reference (RFC 3986) whatever the log is called; a colon in the first part would make it a scheme. */
function uriOf(file: string, folder: string | undefined): string {
  const name = file === '-' ? 'stdin' : file;
  return [...(folder === undefined ? [] : [folder]), name].map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}

function resultOf(finding: Finding, ruleIndex: number, folder: string | undefined): object {
  const { failure, level, seen, fix, because, missing } = finding;
  const [first, ...others] = seen;
  const reasons = because.map(({ rule, text }) => `${text} [${rule}]`);
  const sentences = [
    `${finding.title}: ${subject(finding)}.`,
    ...reasons,
    ...missing.map(({ fact }) => `Not known: ${fact}.`),
    ...fix.map((text) => `Fix: ${text}`),
  ];
  return {
    ruleId: failure,
    ruleIndex,
    level,
    message: { text: sentences.join('\n') },
    locations: first ? [{ ...location(first, folder), logicalLocations: logical(finding) }] : [{ logicalLocations: logical(finding) }],
    ...(others.length > 0 ? { relatedLocations: others.map((line, id) => ({ id, ...location(line, folder) })) } : {}),
    partialFingerprints: { 'failure/v1': fingerprint(finding) },
    ...(finding.times === undefined ? {} : { occurrenceCount: finding.times }),
    properties: propertiesOf(finding),
  };
}

function location({ file, line, message }: SeenLine, folder: string | undefined): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file, folder) },
      region: { startLine: Math.max(line, 1), snippet: { text: message } },
    },
  };
}

function logical({ client, package: packageId, program }: Finding): object[] {
  const names = [client, packageId, program].filter((name) => name !== undefined);
  return names.length === 0 ? [] : [{ name: names.at(-1), fullyQualifiedName: names.join('/') }];
}

/** The same failure of the same program has the same one in every report, whenever it was seen. */
function fingerprint({ failure, client, package: packageId, program, resource, code }: Finding): string {
  return [failure, client, packageId, program, resource?.path, code?.value]
    .map((part) => part ?? '')
    .join('|')
    .toLowerCase();
}

function propertiesOf({ verdict, client, when, since, closed, account, resource, code, considered, chain }: Finding): object {
  return { verdict, client, when, since, closed, account, resource, code, considered, chain };
}

function notifications({ coverage }: Diagnosis, folder: string | undefined): object[] {
  return plainly(coverage.unread).map(({ file, offset, reason }) => ({
    level: 'warning',
    message: { text: `Could not be read: ${reason}.` },
    ...(file === ''
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file, folder) }, region: { byteOffset: offset } } }] }),
  }));
}
