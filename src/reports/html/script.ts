/**
 * The script of the page: filter, paging, links that open what they lead to, and printing. It reads the page and sets `hidden` and `open`,
 * nothing else: no markup is made, so nothing in a log can become markup.
 */
export const script = `(() => {
  'use strict';
  const page = 100;
  const form = document.getElementById('filter');
  const list = [...document.querySelectorAll('.listed')];
  const told = document.getElementById('told');
  const more = document.getElementById('more');
  if (!form || !told || !more) return;
  form.hidden = false;
  const noun = (count) => count.toLocaleString('en-US') + ' ' + form.dataset.noun + (count === 1 ? '' : 's');
  let shown = page;
  let matching = list;

  // What is searched is read when the browser has nothing else to do, and the rest of it when it is asked for.
  const texts = [];
  const read = () => texts.push(list[texts.length].textContent.toLowerCase());
  const index = () => {
    while (texts.length < list.length) read();
    return texts;
  };
  const idle = (deadline) => {
    while (texts.length < list.length && deadline.timeRemaining() > 1) read();
    if (texts.length < list.length) requestIdleCallback(idle);
  };
  if ('requestIdleCallback' in window) requestIdleCallback(idle);

  const paint = () => {
    const visible = new Set(matching.slice(0, shown));
    for (const article of list) {
      const hide = !visible.has(article);
      if (article.hidden !== hide) article.hidden = hide;
    }
    const rest = matching.length - visible.size;
    more.hidden = rest <= 0;
    more.textContent = 'Show ' + Math.min(rest, page) + ' more of ' + rest.toLocaleString('en-US');
    const all = noun(list.length);
    told.textContent = matching.length === list.length ? all : matching.length.toLocaleString('en-US') + ' of ' + all + ' match';
  };

  const select = () => {
    const data = new FormData(form);
    const words = String(data.get('text') ?? '').toLowerCase().split(/\\s+/).filter(Boolean);
    const levels = new Set(data.getAll('level'));
    const state = data.get('state');
    const all = words.length > 0 ? index() : undefined;
    matching = list.filter(
      (article, at) =>
        levels.has(article.dataset.level) &&
        (state !== 'open' || article.dataset.state === 'open') &&
        words.every((word) => all[at].includes(word)),
    );
    shown = page;
    paint();
  };

  let asked = 0;
  const soon = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(select);
  };
  form.addEventListener('input', soon);
  form.addEventListener('reset', () => setTimeout(select));
  form.addEventListener('submit', (event) => event.preventDefault());
  more.addEventListener('click', () => {
    const next = matching[shown];
    shown += page;
    paint();
    (next?.querySelector('summary') ?? next)?.focus();
  });

  const follow = () => {
    const target = /^#[fc]\\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
    if (!target) return;
    if (list.includes(target)) {
      if (!matching.includes(target)) form.reset(), select();
      const at = matching.indexOf(target);
      if (at >= shown) shown = at + page;
      paint();
    }
    for (let details = target.closest('details'); details; details = details.parentElement.closest('details')) details.open = true;
    target.querySelector('details').open = true;
    target.scrollIntoView();
    target.querySelector('summary').focus({ preventScroll: true });
  };
  addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link && link.hash === location.hash) follow();
  });

  for (const button of document.querySelectorAll('button[data-search]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      form.reset();
      form.elements.namedItem('text').value = button.dataset.search;
      select();
      form.scrollIntoView();
      form.elements.namedItem('text').focus({ preventScroll: true });
    });
  }

  let closed = [];
  addEventListener('beforeprint', () => {
    // A client is printed whole; of a fleet all would be thousands of pages, so what the reader opened stays open, and lists are whole.
    const isFleet = form.dataset.noun === 'client';
    if (!isFleet) for (const article of matching) article.hidden = false;
    else if (matching.length > shown) told.textContent += ', the first ' + shown + ' printed';
    closed = [...document.querySelectorAll(isFleet ? 'details.rest:not([open])' : 'details:not([open]):not(.around):not(.considered)')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
    paint();
  });

  select();
  follow();
})();
`;
