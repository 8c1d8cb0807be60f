/** What a page about a fleet needs besides the style of all pages. */
export const fleetStyle = `
.of { color: var(--soft); font-size: .875rem; }
.tiles { list-style: none; padding: 0; display: grid; grid-template-columns: 2fr 1fr 1fr 1fr; gap: .5rem; margin-bottom: .75rem; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .5rem 1rem .65rem; font-size: .875rem; color: var(--soft); }
.tile strong { display: block; font-size: 1.75rem; line-height: 1.2; color: var(--ink); font-variant-numeric: tabular-nums; }
.tile.bad strong { color: var(--bad); } .tile.warn strong { color: var(--warn); }
.bar { margin: .3rem 0; border-radius: 4px; overflow: hidden; }
.bar .rest { fill: var(--none-card); } .bar .before { fill: var(--line); } .bar .part { fill: var(--content); }
.tile .bar .part, .class .bar .part { fill: var(--bad); } .class.warning .bar .part { fill: var(--retry); }
.card.change, .columns.change { grid-template-columns: 1.75rem 2fr 1.2fr 1.1fr; } .card.change { border-left-color: var(--content); }
.card.change .what { font-weight: 600; }
.card .classes a { font-weight: 400; }
.card code { font-size: .8125rem; }
.uncleared { margin-top: .5rem; color: var(--soft); }
.class .facts { gap: .2rem 1.25rem; }
.class .bar { margin: .45rem 0 0; }
.rest .class:first-of-type { margin-top: .5rem; }
section > .subtitle { margin-bottom: .6rem; font-size: .9375rem; }
.spark { display: inline-block; vertical-align: middle; } .spark path { fill: var(--content); }
.days { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; }
.days .plot { display: grid; grid-template-columns: auto 1fr; gap: .5rem; }
.days .day { fill: var(--bad); } .days .scale { fill: var(--soft); font-size: 12px; }
.groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: .75rem; align-items: start; }
.group { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; }
.group h3 { margin-bottom: .35rem; }
.group ol, .group ul { list-style: none; padding: 0; }
.group li { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .3rem 0; align-items: center; }
.group li + li { border-top: 1px solid var(--line); }
.group .number { justify-self: end; font-weight: 600; font-variant-numeric: tabular-nums; } .group .unit { font-weight: 400; color: var(--soft); font-size: .875rem; }
.group .bar { grid-column: 1 / -1; } .group .spark { justify-self: end; }
.group summary { font-size: .875rem; color: var(--accent); }
.plain { padding-left: 1.4em; } .plain li + li { margin-top: .4rem; }
.find { margin-top: .75rem; font-size: .875rem; }
.client { display: grid; grid-template-columns: 11rem 11rem 2fr 1.2fr 6rem; gap: 0 1rem; padding: .35rem 1rem; font-size: .875rem; }
.client.head { color: var(--soft); font-size: .8125rem; }
.clients { list-style: none; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.clients .client { content-visibility: auto; contain-intrinsic-size: auto 2.2rem; }
.clients .client + .client { border-top: 1px solid var(--line); }
@media (max-width: 56rem) {
  .tiles { grid-template-columns: 1fr 1fr; } .card.change { grid-template-columns: 1.75rem 1fr; }
  .days .odd { display: none; }
  .client { grid-template-columns: 1fr auto; } .client.head { display: none; }
  .client > :nth-child(3), .client > :nth-child(4) { grid-column: 1 / -1; }
}
@media print { .class > details:not([open])::details-content, .group details:not([open])::details-content { content-visibility: hidden; } .tiles { grid-template-columns: 2fr 1fr 1fr 1fr; } .card.change { grid-template-columns: 1.75rem 2fr 1.2fr 1.1fr; } .card.change > div { grid-column: auto; } .card.change h3 { display: none; } .columns.change { display: grid; }
  .client, .client.head { display: grid; grid-template-columns: 9rem 9rem 2fr 1.3fr 5.5rem; } .client > :nth-child(3), .client > :nth-child(4) { grid-column: auto; }
  .find { display: none; } .group, .tile, .clients .client { break-inside: avoid; } .clients .client { content-visibility: visible; } #told { display: block !important; } }
`;
