import type { Diagnosis, Finding } from '../../failures/failure.js';
import { type Change, changes, isOpen } from '../changes.js';
import { programOf } from '../names.js';
import { count, figure } from '../wrap.js';
import { badge, type Listed } from './finding.js';
import { type Markup, markup } from './markup.js';

const mostShown = 5;
const mostNamed = 4;

/** The first screen: what failed, why, and what to do, in order of effect. */
export function firstScreen(diagnoses: readonly Diagnosis[], listed: readonly Listed[]): Markup {
  const numbers = new Map(listed.map(({ finding, number }) => [finding, number]));
  const only = diagnoses.length === 1 ? diagnoses[0]?.client : undefined;
  const cards = changes(diagnoses).map((change, at) => card(change, at + 1, named(change.findings, numbers, only)));
  const rest = cards.slice(mostShown);
  return markup`<section aria-labelledby="first"><h2 id="first">What failed, why, and what to do</h2><p class="lead">${statement(diagnoses)}</p>${cards.length > 0 && markup`<div class="columns" aria-hidden="true"><span>What failed</span><span>Why</span><span>What to do, in order of effect</span></div><ol class="cards">${cards.slice(0, mostShown)}</ol>`}${rest.length > 0 && markup`<details class="rest"><summary>${count(rest.length, 'more change')}</summary><ol class="cards" start="${mostShown + 1}">${rest}</ol></details>`}</section>`;
}

function card({ fix, findings, failures }: Change, rank: number, names: readonly Markup[]): Markup {
  const [first] = findings;
  if (!first) return markup``;
  const { title, verdict, level, code } = first;
  const others = new Set(findings.map((each) => each.title)).size - 1;
  return markup`<li class="card ${level}"><p class="number" aria-hidden="true">${rank}</p><div><h3>What failed</h3><ul>${names}</ul>${(findings.length > 1 || failures > 1) && markup`<p class="effect">clears ${count(findings.length, 'finding')}${failures > findings.length && `, seen ${figure(failures)} times`}</p>`}</div><div><h3>Why</h3><p>${title}${others > 0 && ` (and ${count(others, 'more reason')})`}</p><p>${badge(level, level)} ${badge('verdict', verdict)}${code && markup` <code>${code.value}</code>`}</p>${path(findings)}</div><div class="do"><h3>What to do</h3><ol>${fix.map((text) => markup`<li>${text}</li>`)}</ol></div></li>`;
}

/** As whom, and what was to be opened, where that is one and the same for all of them. */
function path(findings: readonly Finding[]): Markup | undefined {
  const paths = new Set(findings.map(({ account, resource }) => JSON.stringify([account.network ?? account.process, resource?.path])));
  const [first] = findings;
  const account = first?.account.network ?? first?.account.process;
  if (paths.size > 1 || account === undefined || !first?.resource) return undefined;
  return markup`<p class="of"><code>${account}</code> to <code>${first.resource.path}</code></p>`;
}

/** The client is named where it is not the one of the whole report. */
function named(findings: readonly Finding[], numbers: ReadonlyMap<Finding, number>, only: string | undefined): Markup[] {
  const rows = findings.slice(0, mostNamed).map((finding) => {
    const { package: packageId, client } = finding;
    const elsewhere = client !== undefined && client !== only;
    return markup`<li><a href="#f${numbers.get(finding) ?? 0}">${programOf(finding) ?? (packageId === undefined ? 'The client itself' : 'The package')}</a>${packageId !== undefined && markup` <span class="of">package ${packageId}</span>`}${elsewhere && markup` <span class="of">on ${client}</span>`}</li>`;
  });
  return [...rows, ...(findings.length > mostNamed ? [markup`<li>and ${figure(findings.length - mostNamed)} more</li>`] : [])];
}

/** One sentence for whoever reads no further. */
function statement(diagnoses: readonly Diagnosis[]): string {
  const findings = diagnoses.flatMap((each) => each.findings);
  const open = findings.filter(isOpen);
  const resolved = findings.filter(({ closed }) => closed !== undefined).length;
  const records = diagnoses.reduce((total, { coverage }) => total + coverage.records, 0);
  const runs = diagnoses.reduce((total, each) => total + each.runs.length, 0);
  const also = resolved > 0 ? ` ${count(resolved, 'earlier failure')} ${resolved === 1 ? 'was' : 'were'} resolved by a later success.` : '';
  if (open.length > 0) {
    const programs = new Set(open.map((each) => JSON.stringify([each.client, each.package, each.program]))).size;
    const proved = open.filter(({ verdict }) => verdict === 'confirmed').length;
    return `${count(open.length, 'open failure')} of ${count(programs, 'program')}${diagnoses.length > 1 ? ` on ${count(diagnoses.length, 'client')}` : ''}; ${figure(proved)} confirmed.${also}`;
  }
  if (records === 0) return 'Nothing was read, so nothing is known. That is no success.';
  if (runs === 0) return `No run of a program was recognised: that is silence, not success.${also}`;
  return `No open failure in ${count(runs, 'run')}.${also}`;
}
