import { sha256 } from '@noble/hashes/sha2.js';
import type { Diagnosis } from '../failures/failure.js';
import { coverageSection } from './html/coverage.js';
import { findingArticle, type Listed } from './html/finding.js';
import { firstScreen } from './html/first.js';
import { Markup, markup } from './html/markup.js';
import { script } from './html/script.js';
import { style } from './html/style.js';
import { timelineSection } from './html/timeline.js';
import { moment } from './names.js';
import type { View } from './report.js';
import { figure } from './wrap.js';

/** Findings that are open from the start, where there are not many. */
const expanded = 3;
const mostTimelines = 20;

/**
 * For people: one file that needs nothing else. Only the style and the script of this page may run (by their hashes), nothing is fetched,
 * and what comes from a log is text.
 */
export function* html(given: readonly Diagnosis[], view: View): Iterable<string> {
  const diagnoses = given.map((each) => owned(each, given.length > 1));
  const listed = diagnoses.flatMap(({ findings }) => findings).map((finding, at) => ({ finding, number: at + 1 }));
  yield `${head(titleOf(diagnoses))}\n`;
  yield `${markup`<header><h1>${titleOf(diagnoses)}</h1><p class="subtitle">${periodOf(diagnoses)}</p></header><main id="main">`}\n`;
  yield `${firstScreen(diagnoses, listed)}\n`;
  yield* timelines(diagnoses);
  yield* findings(listed);
  yield `${coverageSection(diagnoses)}\n`;
  yield `${markup`</main>${footer(view)}<script>${new Markup(script)}</script></body></html>`}\n`;
}

/** Among several clients each finding says whose it is. */
function owned(diagnosis: Diagnosis, several: boolean): Diagnosis {
  const { client } = diagnosis;
  if (!several || client === undefined) return diagnosis;
  return { ...diagnosis, findings: diagnosis.findings.map((finding) => ({ client, ...finding })) };
}

function hashOf(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(text))))}`;
}

function head(title: string): Markup {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return markup`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${new Markup(style)}</style></head><body><a class="skip" href="#main">To the report</a>`;
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

function* timelines(diagnoses: readonly Diagnosis[]): Iterable<string> {
  const several = diagnoses.length > 1;
  const shown = diagnoses.slice(0, mostTimelines).map((each) => timelineSection(each, several ? (each.client ?? 'a client') : ''));
  if (shown.every((each) => each === undefined)) return;
  yield `${markup`<section aria-labelledby="runs"><h2 id="runs">Timeline of the runs</h2>${shown}${diagnoses.length > mostTimelines && markup`<p>and ${figure(diagnoses.length - mostTimelines)} more clients.</p>`}</section>`}\n`;
}

function* findings(listed: readonly Listed[]): Iterable<string> {
  if (listed.length === 0) return;
  yield `${markup`<section aria-labelledby="findings"><h2 id="findings">Findings</h2><form id="filter" role="search" aria-label="Findings" hidden><label>Search <input type="search" name="text" autocomplete="off" placeholder="account, package, path, code, text of a line"></label><fieldset><legend>Level</legend>${['error', 'warning', 'note'].map((level) => markup`<label><input type="checkbox" name="level" value="${level}" checked> ${level}</label>`)}</fieldset><fieldset><legend>State</legend><label><input type="checkbox" name="state" value="open"> open only</label></fieldset><button type="reset">Reset</button></form><p id="told" role="status"></p>`}\n`;
  const open = listed.length <= 20 ? expanded : 1;
  for (const [at, each] of listed.entries()) yield `${findingArticle(each, at < open)}\n`;
  yield `${markup`<button type="button" id="more" hidden></button></section>`}\n`;
}

const footer = ({ version }: View): Markup =>
  markup`<footer>Written by smsdx${version !== undefined && ` ${version}`} from the logs named under Coverage. Rules in brackets: smsdx rule R23.</footer>`;
