import { type Markup, markup } from './markup.js';

interface Filter {
  /** What is filtered, in the singular. */
  readonly noun: string;
  readonly placeholder: string;
  readonly levels: readonly string[];
  readonly more?: Markup;
}

/** The form that the script of the page shows and obeys: it filters what has the class `listed`. */
export function filterForm({ noun, placeholder, levels, more }: Filter): Markup {
  return markup`<form id="filter" role="search" aria-label="${noun}s" data-noun="${noun}" hidden><label>Search <input type="search" name="text" autocomplete="off" placeholder="${placeholder}"></label><fieldset><legend>Level</legend>${levels.map((level) => markup`<label><input type="checkbox" name="level" value="${level}" checked> ${level}</label>`)}</fieldset>${more}<button type="reset">Reset</button></form><p id="told" role="status"></p>`;
}

/** Where what does not fit a page is asked for. */
export const moreButton: Markup = markup`<button type="button" id="more" hidden></button>`;
