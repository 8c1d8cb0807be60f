/** The style of the page: light and dark by what the reader's system says, narrow and wide, paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --accent: #0a58ca; --code: #eef1f4;
  --bad: #b3261e; --bad-card: #fdecea; --warn: #7a4d00; --warn-card: #fff4d6; --good: #1a6b35; --good-card: #e4f5ea;
  --hint: #0b5a8a; --hint-card: #e3f1fa; --none: #57606a; --none-card: #eceff2;
  --policy: #6b5fb5; --content: #2374ab; --waiting: #8d96a0; --start: #0f7b83; --running: #2e7d46; --result: #4d5661; --retry: #b26a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161b; --card: #1b2027; --ink: #e6eaef; --soft: #a3adb8; --line: #353d47; --accent: #79b1ff; --code: #262d36;
    --bad: #ff9c94; --bad-card: #3d1d1b; --warn: #f2c661; --warn-card: #362a10; --good: #7fd99b; --good-card: #16331f;
    --hint: #8ac7f0; --hint-card: #12303f; --none: #a3adb8; --none-card: #262c34;
    --policy: #8f83d8; --content: #4a9ad4; --waiting: #77818c; --start: #2fa3ab; --running: #4aa566; --result: #8b95a1; --retry: #d08a24;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; background: var(--page); color: var(--ink); scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 76rem; padding: 1.25rem clamp(.75rem, 3vw, 2rem) 3rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ul, ol, dl, figure { margin: 0; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; }
h4 { font-size: .8125rem; text-transform: uppercase; letter-spacing: .05em; color: var(--soft); margin: 1rem 0 .35rem; }
a { color: var(--accent); }
code, pre { font-family: ui-monospace, 'Cascadia Mono', Consolas, Menlo, monospace; font-size: .875em; }
pre { margin: 0; padding: .5rem .65rem; background: var(--code); border-radius: 6px; white-space: pre-wrap; max-height: 22rem; overflow: auto; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
.scroll { overflow-x: auto; }
.subtitle, .lead, .sum, .when, .place, .durations, figcaption { color: var(--soft); }
.lead { font-size: 1.0625rem; color: var(--ink); margin-bottom: .75rem; }
.badge { display: inline-block; padding: 0 .5em; border-radius: 999px; border: 1px solid currentColor; font-size: .8125rem; line-height: 1.5; font-weight: 600; white-space: nowrap; }
.badge.error { color: var(--bad); background: var(--bad-card); }
.badge.warning { color: var(--warn); background: var(--warn-card); }
.badge.note { color: var(--hint); background: var(--hint-card); }
.badge.closed { color: var(--good); background: var(--good-card); }
.badge.verdict { color: var(--soft); background: none; font-weight: 400; }

.columns, .card { display: grid; gap: .25rem 1.5rem; grid-template-columns: 1.75rem 1fr 1.3fr 2fr; padding: 0 1rem; }
.columns { font-size: .8125rem; color: var(--soft); border-left: 6px solid transparent; margin-bottom: .25rem; }
.columns span:first-child { grid-column: 2; }
.cards { list-style: none; padding: 0; display: grid; gap: .5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-left: 6px solid var(--bad); border-radius: 8px; padding: .6rem 1rem; }
.card.warning { border-left-color: var(--warn); }
.card h3 { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
.card ul { list-style: none; padding: 0; }
.card a { font-weight: 600; }
.card .of, .effect { color: var(--soft); font-size: .875rem; }
.card .of { display: block; }
.card ol { padding-left: 1.2em; }
.card p + p { margin-top: .25rem; }
.card .do ol { font-weight: 600; }
.card .do li + li { font-weight: 400; }
.card .number { display: grid; place-content: center; width: 1.75rem; height: 1.75rem; border-radius: 50%; background: var(--ink); color: var(--page); font-weight: 700; font-size: .875rem; }
.rest { margin-top: .5rem; } .rest .cards { margin-top: .5rem; }

.overview, .detailed { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; }
.detailed { margin-top: .75rem; } .detailed + .overview, .overview + .overview { margin-top: 1.75rem; }
.rows { list-style: none; padding: 0; }
.row { display: grid; grid-template-columns: 17rem 1fr; gap: 0 1rem; align-items: center; padding: .15rem 0; }
.detailed .row { align-items: start; padding: .4rem 0; border-top: 1px solid var(--line); }
.row .title { font-size: .875rem; line-height: 1.35; }
.row .sum, .durations, figcaption { font-size: .8125rem; }
svg { display: block; overflow: visible; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .8125rem; margin: .5rem 0; }
.legend span { display: inline-flex; align-items: center; gap: .35rem; }
.tick text { fill: var(--soft); font-size: 12px; }
.tick line, .grid { stroke: var(--line); }
.bars rect { fill: var(--waiting); }
.bars .succeeded rect, .bars .succeeded-pending-restart rect { fill: var(--running); }
.bars .failed rect { fill: var(--bad); }
.bars .waiting rect { fill: none; stroke: var(--waiting); stroke-width: 2; }
.point { stroke: var(--bad); stroke-width: 3; fill: none; stroke-linecap: round; paint-order: stroke; }
.phase { stroke: var(--card); stroke-width: 1; }
.halo { stroke: var(--card); stroke-width: 7; fill: none; stroke-linecap: round; }
.policy { fill: var(--policy); } .content { fill: var(--content); } .waiting { fill: var(--waiting); } .start { fill: var(--start); }
.running { fill: var(--running); } .result { fill: var(--result); } .retry { fill: var(--retry); }
.on { fill: #ffffff; font-size: 11px; font-weight: 600; }
@media (prefers-color-scheme: dark) { .on { fill: #0d1117; } }

form { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin-bottom: .75rem; }
form label { font-size: .875rem; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; gap: .9rem; flex-wrap: wrap; font-size: .875rem; min-height: 2.25rem; align-items: center; }
legend { font-size: .8125rem; color: var(--soft); padding: 0; }
::placeholder { color: var(--soft); opacity: 1; }
input[type=search] { display: block; font: inherit; width: min(24rem, 78vw); padding: .3rem .6rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--page); color: var(--ink); }
button { font: inherit; padding: .3rem .9rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--card); color: var(--ink); cursor: pointer; }
#more { display: block; margin: 1rem auto; }
#told { font-size: .875rem; color: var(--soft); margin-bottom: .5rem; }

.finding { content-visibility: auto; contain-intrinsic-size: auto 4.5rem; background: var(--card); border: 1px solid var(--line); border-left: 6px solid var(--none); border-radius: 8px; margin-bottom: .5rem; }
.finding.error { border-left-color: var(--bad); } .finding.warning { border-left-color: var(--warn); }
.finding.note { border-left-color: var(--hint); } .finding.closed { border-left-color: var(--good); }
summary { cursor: pointer; padding: .2rem 0; }
.finding > details > summary { padding: .6rem 1rem; list-style-position: outside; }
.finding > details > summary h3 { display: inline; }
.facts { display: flex; flex-wrap: wrap; gap: .2rem .75rem; align-items: center; font-size: .875rem; margin-top: .25rem; }
.facts code { color: var(--soft); }
.body { padding: 0 1rem 1rem; border-top: 1px solid var(--line); }
.body li + li { margin-top: .2rem; }
.body ol, .body ul { padding-left: 1.4em; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .35rem 1.5rem; margin-top: .75rem; }
dt { font-size: .8125rem; color: var(--soft); } dd { margin: 0; }
.rule { font-size: .75rem; color: var(--soft); border: 1px solid var(--line); border-radius: 4px; padding: 0 .3em; white-space: nowrap; }

.body .links { list-style: none; padding: 0; display: flex; gap: 1.5rem; min-width: max-content; }
.body .links.try { display: grid; grid-template-columns: minmax(13rem, max-content) repeat(3, minmax(10.5rem, max-content)); margin-top: .5rem; padding-left: 1.5rem; position: relative; }
.links.try::before { content: '↳'; position: absolute; left: .1rem; top: .5rem; color: var(--soft); }
.body .link { position: relative; margin: 0; padding: .4rem .7rem; border: 2px solid var(--none); border-radius: 8px; background: var(--none-card); min-width: 8.5rem; max-width: 16rem; font-size: .875rem; line-height: 1.35; }
.link + .link::before { content: '→'; position: absolute; left: -1.35rem; top: calc(50% - .7em); color: var(--soft); }
.link.works { border-color: var(--good); background: var(--good-card); }
.link.fails { border-color: var(--bad); background: var(--bad-card); }
.link.unknown { border-style: dashed; }
.link > span { display: block; }
.link .kind { font-size: .75rem; color: var(--soft); }
.link.works .kind, .link.fails .kind { color: var(--ink); }
.link .name { font-weight: 600; }
.link .note { font-size: .8125rem; }
.link .state { font-weight: 600; margin-top: .15rem; }
.link.works .state { color: var(--good); } .link.fails .state { color: var(--bad); } .link.unknown .state { color: var(--none); }
.path .end { margin-top: .5rem; font-size: .9375rem; }

.body .lines { list-style: none; padding: 0; display: grid; gap: .6rem; }
.place { font-size: .8125rem; }
.around summary, .considered summary { font-size: .875rem; color: var(--accent); }
.body .around ol { list-style: none; padding: .4rem .65rem; background: var(--code); border-radius: 6px; display: grid; gap: .25rem; }
.around .place { color: var(--soft); }
.around .seen { background: var(--warn-card); border-left: 4px solid var(--warn); padding-left: .4rem; }
.considered { margin-top: 1rem; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid var(--line); }
.cover { margin: .5rem 0; } .cover .rest { fill: var(--line); } .cover .understood { fill: var(--running); } .cover .evidence { fill: var(--retry); }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .8125rem; }

@media (max-width: 56rem) {
  .card, .row { grid-template-columns: 1fr; }
  .card { grid-template-columns: 1.75rem 1fr; gap: .35rem .75rem; } .card > div { grid-column: 2; }
  .columns { display: none; }
  .card h3 { position: static; clip-path: none; width: auto; height: auto; font-size: .8125rem; color: var(--soft); }
  .tick.odd { display: none; }
  .body .links, .body .links.try { grid-template-columns: 1fr; min-width: 0; gap: 1.4rem; }
  .body .links.try { margin-top: 1rem; }
  .link + .link::before { content: '↓'; left: 1rem; top: -1.5rem; }
  .body .link { max-width: none; }
}
@media print {
  :root { --page: #ffffff; --card: #ffffff; color-scheme: light; }
  html { font-size: 10pt; } body { max-width: none; padding: 0; }
  form, #more, .skip, #told { display: none !important; }
  .finding { content-visibility: visible; } .card, .link, .row { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  pre { max-height: none; } .scroll { overflow: visible; }
  .body .links, .body .links.try { min-width: 0; grid-template-columns: repeat(4, 1fr); }
  details::details-content { content-visibility: visible; }
  * { print-color-adjust: exact; }
}
@media (prefers-contrast: more) { :root { --soft: currentColor; --line: currentColor; } }
@media (forced-colors: active) { .link, .finding, .card { border: 2px solid; } .link.unknown { border-style: dashed; } .link.fails { border-style: double; } }
`;
