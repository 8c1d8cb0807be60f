import type { Diagnosis } from '../failures/failure.js';
import { coverageSection } from './html/coverage.js';
import { filterForm, moreButton } from './html/filter.js';
import { findingArticle, type Listed } from './html/finding.js';
import { firstScreen } from './html/first.js';
import { type Markup, markup } from './html/markup.js';
import { page } from './html/page.js';
import { style } from './html/style.js';
import { timelineSection } from './html/timeline.js';
import { moment } from './names.js';
import type { View } from './report.js';
import { figure } from './wrap.js';

/** Findings that are open from the start, where there are not many. */
const expanded = 3;
const mostTimelines = 20;

/** For people: the report of a client, or of some. */
export function* html(given: readonly Diagnosis[], view: View): Iterable<string> {
  const diagnoses = given.map((each) => owned(each, given.length > 1));
  const listed = diagnoses.flatMap(({ findings }) => findings).map((finding, at) => ({ finding, number: at + 1 }));
  const from = markup`from the logs named under Coverage. Rules in brackets: smsdx rule R23.`;
  yield* page({ title: titleOf(diagnoses), subtitle: periodOf(diagnoses), style, version: view.version, from }, function* () {
    yield firstScreen(diagnoses, listed);
    yield* timelines(diagnoses);
    yield* findings(listed);
    yield coverageSection(diagnoses);
  });
}

/** Among several clients each finding says whose it is. */
function owned(diagnosis: Diagnosis, several: boolean): Diagnosis {
  const { client } = diagnosis;
  if (!several || client === undefined) return diagnosis;
  return { ...diagnosis, findings: diagnosis.findings.map((finding) => ({ client, ...finding })) };
}

function titleOf(diagnoses: readonly Diagnosis[]): string {
  const [first] = diagnoses;
  if (diagnoses.length > 1) return `Software distribution on ${figure(diagnoses.length)} clients`;
  return `Software distribution${first?.client === undefined ? '' : ` on ${first.client}`}`;
}

/** From the first to the last run that was read. */
function periodOf(diagnoses: readonly Diagnosis[]): string {
  const times = diagnoses
    .flatMap(({ runs }) => runs.flatMap(({ began, ended }) => [began, ended].filter((time) => time !== undefined)))
    .sort();
  const [first, last] = [times[0], times.at(-1)];
  return first === undefined ? '' : `Runs from ${moment(first)} to ${moment(last)}`;
}

function* timelines(diagnoses: readonly Diagnosis[]): Iterable<Markup> {
  const several = diagnoses.length > 1;
  const shown = diagnoses.slice(0, mostTimelines).map((each) => timelineSection(each, several ? (each.client ?? 'a client') : ''));
  if (shown.every((each) => each === undefined)) return;
  yield markup`<section aria-labelledby="runs"><h2 id="runs">Timeline of the runs</h2>${shown}${diagnoses.length > mostTimelines && markup`<p>and ${figure(diagnoses.length - mostTimelines)} more clients.</p>`}</section>`;
}

function* findings(listed: readonly Listed[]): Iterable<Markup> {
  if (listed.length === 0) return;
  const levels = ['error', 'warning', 'note'];
  const state = markup`<fieldset><legend>State</legend><label><input type="checkbox" name="state" value="open"> open only</label></fieldset>`;
  yield markup`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${filterForm({ noun: 'finding', placeholder: 'account, package, path, code, text of a line', levels, more: state })}`;
  const open = listed.length <= 20 ? expanded : 1;
  for (const [at, each] of listed.entries()) yield findingArticle(each, at < open);
  yield markup`${moreButton}</section>`;
}
