import type { Diagnosis, Finding, PhaseSummary, RunSummary } from '../../failures/failure.js';
import { moment, programOf } from '../names.js';
import { span } from '../timeline.js';
import { count, figure } from '../wrap.js';
import { type Markup, markup } from './markup.js';
import { type Axis, axisOf, clockOf } from './scale.js';

const mostRows = 40;
const mostRuns = 60;
const bad: ReadonlySet<string> = new Set(['failed', 'failed-retrying']);
const phaseNames = ['policy', 'content', 'waiting', 'start', 'running', 'result', 'retry'];

/** The runs of a client as pictures: all of them along one axis of time, and one by one with their phases. */
export function timelineSection(diagnosis: Diagnosis, name: string): Markup | undefined {
  const runs = diagnosis.runs.toSorted((a, b) => (clockOf(a.began) ?? 0) - (clockOf(b.began) ?? 0));
  if (runs.length === 0) return undefined;
  const axis = axisOf(runs.flatMap(({ began, ended }) => [clockOf(began), clockOf(ended)].filter((time) => time !== undefined)));
  return markup`${axis && overview(runs, axis, name)}${detailed(runs, diagnosis.findings)}`;
}

function overview(runs: readonly RunSummary[], axis: Axis, name: string): Markup {
  const programs = Map.groupBy(runs, (run) => titleOf(run));
  const rows = [...programs].toSorted(([, a], [, b]) => Number(b.some(hasFailed)) - Number(a.some(hasFailed)));
  return markup`<figure class="overview"><figcaption>All runs${name !== '' && ` of ${name}`}, ${zoneOf(runs)}</figcaption><div class="row axis" aria-hidden="true"><span></span><svg width="100%" height="22">${axis.ticks.map(({ at, label }, index) => markup`<g class="tick${index % 2 === 1 && markup` odd`}"><line x1="${at}%" x2="${at}%" y1="17" y2="22"/><text x="${at}%" y="13" text-anchor="middle">${label}</text></g>`)}</svg></div><ul class="rows">${rows.slice(0, mostRows).map(([title, held]) => markup`<li class="row"><span class="title">${title} <span class="sum">${sumOf(held)}</span></span>${bars(held, axis)}</li>`)}</ul>${rows.length > mostRows && markup`<p>and ${figure(rows.length - mostRows)} more programs.</p>`}</figure>`;
}

function bars(runs: readonly RunSummary[], { along, ticks }: Axis): Markup {
  const drawn = runs.map((run) => {
    const from = clockOf(run.began) ?? clockOf(run.ended);
    if (from === undefined) return undefined;
    const [x, end] = [along(from), along(clockOf(run.ended) ?? from)];
    return markup`<g class="${bad.has(run.outcome) ? 'failed' : run.outcome}"><title>${runText(run)}</title><rect x="${x}%" y="6" width="${Math.max(end - x, 0.4).toFixed(2)}%" height="12" rx="2"/>${hasFailed(run) && cross(end)}</g>`;
  });
  return markup`<svg class="bars" width="100%" height="24" role="img" aria-label="${sumOf(runs)}">${ticks.map(({ at }) => markup`<line class="grid" x1="${at}%" x2="${at}%" y1="0" y2="24"/>`)}${drawn}</svg>`;
}

/** The point of failure: a shape, not a colour alone. */
const cross = (at: number, top = 7): Markup => {
  const path = `M-5 ${top} 5 ${top + 10}M5 ${top}-5 ${top + 10}`;
  return markup`<svg x="${at.toFixed(2)}%" overflow="visible"><path class="halo" d="${path}"/><path class="point" d="${path}"/></svg>`;
};

function detailed(runs: readonly RunSummary[], findings: readonly Finding[]): Markup | undefined {
  const told = runs.filter(({ phases }) => (phases ?? []).some(({ seconds }) => seconds !== undefined));
  if (told.length === 0) return undefined;
  const first = [...told.filter(hasFailed), ...told.filter((run) => !hasFailed(run))].slice(0, mostRuns);
  const legend = markup`<p class="legend">${phaseNames.map((phase) => markup`<span><svg width="14" height="14" aria-hidden="true"><rect class="phase ${phase}" width="14" height="14" rx="2"/></svg> ${phase}</span> `)}<span><svg width="14" height="14" aria-hidden="true"><path class="point" d="M2 2 12 12M12 2 2 12"/></svg> failure</span></p>`;
  return markup`<details class="detailed"${told.length <= 8 && markup` open`}><summary>Phases of ${count(first.length, 'run')}${told.length > first.length && ` of ${figure(told.length)}`}, failed ones first, each on its own scale</summary>${legend}<ul class="rows">${first.map((run) => runRow(run, findings))}</ul></details>`;
}

function runRow(run: RunSummary, findings: readonly Finding[]): Markup {
  const phases = run.phases ?? [];
  return markup`<li class="row"><span class="title">${moment(run.began)} ${titleOf(run)} <span class="sum">${outcomeText(run)}</span></span><div>${phaseBars(run, phases, findings)}<p class="durations">${phases.map(({ phase, seconds }) => (seconds === undefined ? phase : `${phase} ${span(seconds)}`)).join(', ')}</p></div></li>`;
}

/** A phase that took no time is still a sliver that can be seen. */
function phaseBars(run: RunSummary, phases: readonly PhaseSummary[], findings: readonly Finding[]): Markup {
  const least = phases.reduce((total, { seconds = 0 }) => total + seconds, 0) * 0.012 || 1;
  const sizes = phases.map(({ seconds = 0 }) => Math.max(seconds, least));
  const whole = sizes.reduce((total, size) => total + size, 0);
  let at = 0;
  const drawn = phases.map(({ phase }, index) => {
    const from = at;
    const width = (100 * (sizes[index] ?? 0)) / whole;
    at += width;
    const known = phaseNames.includes(phase) ? phase : 'running';
    return markup`<rect class="phase ${known}" x="${from.toFixed(2)}%" y="3" width="${width.toFixed(2)}%" height="14"/>${width > 12 && markup`<text class="on" x="${(from + 0.8).toFixed(2)}%" y="14">${phase}</text>`}`;
  });
  const point = hasFailed(run) && cross(failurePoint(run, phases, sizes, findings), 5);
  return markup`<svg class="phases" width="100%" height="20" role="img" aria-label="${runText(run)}">${drawn}${point}</svg>`;
}

/** Where along its bar a run failed: where its finding says, else at its end. */
function failurePoint(run: RunSummary, phases: readonly PhaseSummary[], sizes: readonly number[], findings: readonly Finding[]): number {
  const whole = sizes.reduce((total, size) => total + size, 0);
  const own = findings.find(
    (each) => each.program === run.program && each.package === run.package && each.when !== undefined && isWithin(each.when, run),
  );
  const when = clockOf(own?.when);
  const index = when === undefined ? -1 : phases.findLastIndex(({ began }) => (clockOf(began) ?? Number.POSITIVE_INFINITY) <= when);
  if (when === undefined || index < 0) return 100;
  const before = sizes.slice(0, index).reduce((total, size) => total + size, 0);
  const inside = Math.min((when - (clockOf(phases[index]?.began) ?? when)) / 1000, sizes[index] ?? 0);
  return Math.min((100 * (before + inside)) / whole, 100);
}

const isWithin = (when: string, { began = when, ended = when }: RunSummary): boolean => when >= began && when <= ended;
const hasFailed = ({ outcome }: RunSummary): boolean => bad.has(outcome);

function titleOf({ program, package: packageId }: RunSummary): string {
  const named = program === undefined ? undefined : programOf({ program });
  return [packageId, named].filter((name) => name !== undefined).join(' ') || 'a program without a name';
}

function outcomeText({ outcome, waitingFor, exitCode, attempts }: RunSummary): string {
  const words = [outcome.replaceAll('-', ' '), waitingFor === undefined ? undefined : `for ${waitingFor.replaceAll('-', ' ')}`];
  const facts = [exitCode === undefined ? undefined : `exit code ${exitCode}`, attempts > 1 ? count(attempts, 'attempt') : undefined];
  return [words.filter(Boolean).join(' '), ...facts.filter((fact) => fact !== undefined)].join(', ');
}

const runText = (run: RunSummary): string => `${titleOf(run)}: ${moment(run.began)} to ${moment(run.ended)}, ${outcomeText(run)}`;

function sumOf(runs: readonly RunSummary[]): string {
  const failed = runs.filter(hasFailed).length;
  return `${count(runs.length, 'run')}${failed > 0 ? `, ${failed} failed` : ''}`;
}

function zoneOf(runs: readonly RunSummary[]): string {
  const zones = new Set(runs.flatMap(({ began }) => (began === undefined ? [] : [/(?:Z|[+-]\d\d:\d\d)$/.exec(began)?.[0] ?? ''])));
  const [only] = zones;
  if (zones.has('') || only === undefined) return 'by the clock of the client';
  return zones.size === 1 && only === 'Z' ? 'in UTC' : `in time ${[...zones].map((zone) => `UTC${zone.replace('Z', '')}`).join(' and ')}`;
}
