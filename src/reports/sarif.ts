import type { Diagnosis, Finding, SeenLine } from '../failures/failure.js';
import { subject } from './names.js';
import { plainJson, plainly } from './plain.js';
import type { Document } from './report.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** For code scanning and other tools: SARIF 2.1.0, one run of smsdx over all clients, failure classes as rules. */
export const sarif: Document = function* (diagnoses, { version }) {
  const rules = rulesOf(diagnoses);
  const several = diagnoses.length > 1;
  const run = {
    tool: { driver: { name: 'smsdx', ...(version === undefined ? {} : { version }), rules: [...rules.values()] } },
    columnKind: 'utf16CodeUnits',
    artifacts: diagnoses.flatMap((diagnosis) =>
      diagnosis.logs.map(({ file }) => ({ location: { uri: uriOf(file, folderOf(diagnosis, several)) }, roles: ['analysisTarget'] })),
    ),
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: diagnoses.flatMap((each) => notifications(each, folderOf(each, several))) },
    ],
    results: diagnoses.flatMap((each) =>
      plainly(each.findings).map((finding) => resultOf(finding, [...rules.keys()].indexOf(finding.failure), folderOf(each, several))),
    ),
  };
  yield `${plainJson(JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2))}\n`;
};

function rulesOf(diagnoses: readonly Diagnosis[]): Map<string, object> {
  const rules = new Map<string, object>();
  for (const { failure, title, level } of diagnoses.flatMap(({ findings }) => findings)) {
    if (rules.has(failure)) continue;
    rules.set(failure, { id: failure, shortDescription: { text: `${title}.` }, defaultConfiguration: { level } });
  }
  return rules;
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
