import type { Finding, SeenLine } from '../../failures/failure.js';
import { isOpen } from '../changes.js';
import { moment, programOf, subject } from '../names.js';
import { figure } from '../wrap.js';
import { chainFigure } from './chain.js';
import { type Markup, markup, type Part } from './markup.js';

/** What was seen of a finding, for its row and for the filter. */
export interface Listed {
  readonly finding: Finding;
  /** From 1, over all clients; also its address in the page. */
  readonly number: number;
}

/** A mark with a word in it; the colour is only a repetition. */
export const badge = (kind: string, word: string): Markup => markup`<span class="badge ${kind}">${word}</span>`;

/** A finding: one row that opens to reasons, account path, lines and fix. */
export function findingArticle({ finding, number }: Listed, isExpanded: boolean): Markup {
  const { failure, level, verdict, title, when, closed } = finding;
  const state = closed === undefined ? level : 'closed';
  const facts = [finding.package, programOf(finding), finding.client].filter((text) => text !== undefined).join(' · ');
  return markup`<article id="f${number}" class="listed finding ${state}" data-level="${level}" data-state="${isOpen(finding) ? 'open' : closed === undefined ? 'hint' : 'closed'}"><details${isExpanded && markup` open`}><summary><h3>${number}. ${title}</h3><span class="facts">${badge(state, closed === undefined ? level : 'resolved')} ${badge('verdict', verdict)} <span>${facts}</span> <span class="when">${moment(when)}</span> <code>${failure}</code></span></summary><div class="body">${findingBody(finding)}</div></details></article>`;
}

/** All that is known of a finding: facts, account path, reasons, what to do, lines. */
export function findingBody(finding: Finding): Markup {
  return markup`${[
    situation(finding),
    chainFigure(finding),
    list(
      'Why',
      finding.because.map(({ rule, text }) => markup`${text} <span class="rule">${rule}</span>`),
      'ol',
    ),
    list(
      'What to do',
      finding.fix.map((text) => markup`${text}`),
      'ol',
    ),
    list(
      'Not known',
      finding.missing.map(({ fact, decides }) => markup`${fact}: decides ${decides}`),
    ),
    lines(finding.seen),
    considered(finding),
  ]}`;
}

function situation(finding: Finding): Markup {
  const { account, resource, code, times, since, when, closed } = finding;
  const rows: readonly (readonly [string, Part])[] = [
    ['What', subject(finding)],
    ['Runs as', account.process],
    ['Connects as', account.network],
    ['Resource', resource && markup`<code>${resource.path}</code> (${resource.kind.replaceAll('-', ' ')})`],
    ['Code', code && markup`<code>${code.value}</code> ${code.symbol ?? ''} ${code.meaning}`],
    ['Seen', times !== undefined && times > 1 && `${figure(times)} times, first ${moment(since)}, last ${moment(when)}`],
    ['Resolved', closed !== undefined && `by a success of the same program: ${moment(closed)}`],
  ];
  return markup`<dl>${rows.filter(([, value]) => value !== undefined && value !== false && value !== '').map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function list(title: string, items: readonly Markup[], kind: 'ol' | 'ul' = 'ul'): Markup | undefined {
  if (items.length === 0) return undefined;
  const all = items.map((item) => markup`<li>${item}</li>`);
  return markup`<section><h4>${title}</h4>${kind === 'ol' ? markup`<ol>${all}</ol>` : markup`<ul>${all}</ul>`}</section>`;
}

function lines(seen: readonly SeenLine[]): Markup | undefined {
  if (seen.length === 0) return undefined;
  return markup`<section><h4>Evidence</h4><ol class="lines">${seen.map((line) => markup`<li><p class="place">${line.file}, line ${line.line}${line.when !== undefined && ` · ${moment(line.when)}`}</p><pre tabindex="0" aria-label="Log line"><code>${multiline(line.message)}</code></pre>${around(line)}</li>`)}</ol></section>`;
}

/** The lines before and after, when somebody wants to see them. */
function around({ before = [], after = [], ...line }: SeenLine): Markup | undefined {
  if (before.length + after.length === 0) return undefined;
  const row = (each: SeenLine, isSeen: boolean) =>
    markup`<li${isSeen && markup` class="seen"`}><span class="place">${each.line}${each.when !== undefined && ` · ${moment(each.when).slice(11)}`}</span> <code>${each.message}</code></li>`;
  return markup`<details class="around"><summary>Lines around</summary><ol>${before.map((each) => row(each, false))}${row(line, true)}${after.map((each) => row(each, false))}</ol></details>`;
}

/** Line breaks of a dump stay line breaks: everything else in it is plain text. */
function multiline(message: string): Markup[] {
  return message.split(/\r\n?|\n/).map((line, at) => (at === 0 ? markup`${line}` : markup`\n${line.replaceAll('\t', '  ')}`));
}

function considered({ considered: all }: Finding): Markup | undefined {
  if (all.length === 0) return undefined;
  return markup`<details class="considered"><summary>Considered and left aside (${all.length})</summary><ul>${all.map(({ failure, whyNot }) => markup`<li><code>${failure}</code>: ${whyNot}</li>`)}</ul></details>`;
}
