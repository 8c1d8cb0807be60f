import type { AccountChain, Diagnosis, Finding, LinkState } from '../failures/failure.js';
import { changes, isOpen } from './changes.js';
import { block, code, table, text } from './marks.js';
import { moment, programOf } from './names.js';
import type { Report, View } from './report.js';
import { count, figure } from './wrap.js';

const mostRows = 100;
const mostChanges = 10;
const fewestLines = 3;

/** For a ticket: what to do first, the findings in a table and one by one, and what was read. GitHub's Markdown. */
export const markdown: Report = function* (diagnosis, view) {
  const { client, findings } = diagnosis;
  const shown = findings.slice(0, mostRows);
  yield `# Software distribution${client === undefined ? '' : ` on ${text(client)}`}\n\n`;
  yield `${summary(diagnosis, view)}\n\n`;
  yield* whatToDo(diagnosis);
  if (view.about === 'runs') yield* runs(diagnosis);
  if (shown.length > 0) yield `## Findings\n\n${overview(shown)}\n\n`;
  if (findings.length > shown.length) yield `and ${figure(findings.length - shown.length)} more, see --format csv.\n\n`;
  for (const [at, finding] of shown.entries()) yield `${details(finding, at + 1, view)}\n\n`;
  yield `## Coverage\n\n${coverage(diagnosis)}\n\n`;
};

function summary({ findings, runs, coverage: { records, unread } }: Diagnosis, { level }: View): string {
  const open = findings.filter(isOpen).length;
  const closed = findings.filter((each) => each.closed !== undefined).length;
  if (findings.length > 0) return `${count(open, 'open failure')}${closed > 0 ? `, ${closed} since resolved` : ''}.`;
  if (records === 0) return 'Nothing was read, so nothing is known.';
  if (runs.length === 0) return 'No run of a program was recognised: that is silence, not success.';
  return `No failure of level ${level} or above in ${count(runs.length, 'run')}; ${count(unread.length, 'place')} unread.`;
}

function* whatToDo(diagnosis: Diagnosis): Iterable<string> {
  const all = changes([diagnosis]);
  if (all.length === 0) return;
  yield '## What to do\n\n';
  for (const [at, { fix, findings, failures }] of all.slice(0, mostChanges).entries()) {
    const [first = '', ...rest] = fix;
    yield `${at + 1}. ${text(first)} (clears ${count(findings.length, 'finding')}, seen ${failures === 1 ? 'once' : `${figure(failures)} times`})\n`;
    for (const step of rest) yield `   - ${text(step)}\n`;
  }
  yield '\n';
}

function overview(findings: readonly Finding[]): string {
  const rows = findings.map((finding, at) => [
    String(at + 1),
    text(moment(finding.when)),
    [code(finding.package ?? '', 'table'), text(programOf(finding) ?? '')].filter(Boolean).join(' '),
    `${text(finding.failure)} (${finding.closed === undefined ? finding.verdict : 'since resolved'})`,
    code(finding.account.network ?? finding.account.process ?? '', 'table'),
    code(finding.resource?.path ?? '', 'table'),
    code(finding.code?.value ?? '', 'table'),
  ]);
  return table(['#', 'When', 'Program', 'Failure', 'Account', 'Resource', 'Code'], rows);
}

function details(finding: Finding, number: number, { explain }: View): string {
  const { title, level, verdict, account, resource, because, seen, missing, fix, considered } = finding;
  const lines = explain === 'full' ? seen : seen.slice(0, fewestLines);
  const facts = [
    `${level}, ${verdict}${finding.closed === undefined ? '' : `, closed by a success at ${text(moment(finding.closed))}`}`,
    account.process === undefined ? undefined : `runs as ${code(account.process)}`,
    account.network === undefined ? undefined : `connects as ${code(account.network)}`,
    resource && `${resource.kind.replaceAll('-', ' ')} ${code(resource.path)}`,
    finding.code && `${code(finding.code.value)} ${text(finding.code.symbol ?? '')} ${text(finding.code.meaning)}`,
  ];
  return [
    `### ${number}. ${text(title)}`,
    `${facts.filter(Boolean).join('; ')}.`,
    ...(finding.chain ? [chainText(finding.chain)] : []),
    ...list(
      'Why',
      because.map(({ rule, text: reason }) => `${text(reason)} \\[${rule}\\]`),
      (at) => `${at + 1}.`,
    ),
    ...(lines.length > 0
      ? ['**Lines**', block(lines.map((line) => `${line.file}:${line.line}  ${moment(line.when)}  ${line.message}`))]
      : []),
    ...list(
      'Missing',
      missing.map(({ fact, decides }) => `${text(fact)}: decides ${text(decides)}`),
    ),
    ...list('Fix', fix.map(text)),
    ...(explain === 'full'
      ? list(
          'Considered',
          considered.map(({ failure, whyNot }) => `${text(failure)}: ${text(whyNot)}`),
        )
      : []),
  ].join('\n\n');
}

const states: Readonly<Record<LinkState, string>> = { works: 'yes', fails: '**no**', unknown: 'not known' };

/** The account path as a table: each link says yes, no or not known. */
function chainText({ process, tries, server }: AccountChain): string {
  const who = (role: string, name: string | undefined) => [text(role), code(name ?? '', 'table')].filter(Boolean).join(' ');
  const runsAs = `**Account path**: runs as ${who(process.role, process.name)}${process.state === 'fails' ? ', which **fails**' : ''}`;
  if (tries.length === 0) return `${runsAs}.`;
  const rows = tries.map(({ role, name, ...links }) => {
    const after = (link: LinkState | undefined) => (links.server === 'fails' ? 'not reached' : link ? states[link] : 'no limit known');
    return [who(role, name), states[links.server], after(links.share), after(links.folder)];
  });
  return `${runsAs}.\n\n${table(['Tried', `Accepted${server === undefined ? '' : ` by ${text(server)}`}`, 'Share permissions', 'Folder permissions'], rows)}`;
}

function list(title: string, items: readonly string[], mark: (at: number) => string = () => '-'): string[] {
  return items.length === 0 ? [] : [`**${title}**`, items.map((item, at) => `${mark(at)} ${item}`).join('\n')];
}

function* runs({ runs: all }: Diagnosis): Iterable<string> {
  if (all.length === 0) return;
  const rows = all
    .slice(0, mostRows)
    .map(({ began, ended, program, package: packageId, outcome, exitCode, attempts }) => [
      text(moment(began)),
      text(moment(ended)),
      [code(packageId ?? '', 'table'), text(programOf({ ...(program === undefined ? {} : { program }) }) ?? '')].filter(Boolean).join(' '),
      text(outcome.replaceAll('-', ' ')),
      exitCode === undefined ? '' : code(String(exitCode)),
      String(attempts),
    ]);
  yield `## Runs\n\n${table(['Began', 'Ended', 'Program', 'Outcome', 'Exit code', 'Attempts'], rows)}\n\n`;
  if (all.length > mostRows) yield `and ${figure(all.length - mostRows)} more, see --format csv.\n\n`;
}

function coverage({ logs, coverage: { records, understood, evidence, unread } }: Diagnosis): string {
  const read = logs.map(({ file, records: held }) => `${code(file)} (${count(held, 'record')})`);
  return [
    `- Logs: ${read.join(', ') || 'none'}`,
    `- ${count(records, 'record')}: ${figure(understood)} understood, ${figure(evidence)} read for codes and paths only`,
    `- Unread: ${unread.length === 0 ? 'nothing' : count(unread.length, 'place')}`,
    ...unread.slice(0, 10).map(({ file, offset, reason }) => `  - ${code(file)} at byte ${offset}: ${text(reason)}`),
  ].join('\n');
}
