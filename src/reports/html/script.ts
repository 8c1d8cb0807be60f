/**
 * The script of the page: filter, paging, links that open what they lead to, and printing. It reads the page and sets `hidden` and `open`,
 * nothing else: no markup is made, so nothing in a log can become markup.
 */
export const script = `(() => {
  'use strict';
  const page = 100;
  const form = document.getElementById('filter');
  const list = [...document.querySelectorAll('article.finding')];
  const told = document.getElementById('told');
  const more = document.getElementById('more');
  if (!form || !told || !more) return;
  form.hidden = false;
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
    more.textContent = 'Show ' + Math.min(rest, page) + ' more of ' + rest;
    const all = list.length + (list.length === 1 ? ' finding' : ' findings');
    told.textContent = matching.length === list.length ? all : matching.length + ' of ' + all + ' match';
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
    next?.querySelector('summary')?.focus();
  });

  const follow = () => {
    const target = /^#f\\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
    if (!target) return;
    if (!matching.includes(target)) form.reset(), select();
    const at = matching.indexOf(target);
    if (at >= shown) shown = at + page;
    paint();
    target.querySelector('details').open = true;
    target.scrollIntoView();
    target.querySelector('summary').focus({ preventScroll: true });
  };
  addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#f"]') : null;
    if (link && link.hash === location.hash) follow();
  });

  let closed = [];
  addEventListener('beforeprint', () => {
    for (const article of matching) article.hidden = false;
    closed = [...document.querySelectorAll('details:not([open]):not(.around):not(.considered)')];
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
