// Everything is drawn anew when a filter, the language or the width changes.
function update() {
  const found = matching();
  const articles = new Set(found.map((index) => DATA.events[index].a)).size;
  const all = isFiltered() ? ` / ${DATA.events.length.toLocaleString(lang)}` : '';
  $('#counts').textContent = `${found.length.toLocaleString(lang)}${all} ${count('events_count', DATA.events.length).replace(/^\S+\s/, '')} · ${
    count('articles_count', isFiltered() ? articles : DATA.articles.length)}`;
  shown = PAGE;
  drawFilters();
  drawTimeline(found);
  drawMap(found);
  drawNetwork(found);
  drawRecords(found);
}
function speak() {
  document.documentElement.lang = lang;
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-l]')) node.setAttribute('aria-label', t(node.dataset.l));
  for (const node of document.querySelectorAll('[data-h]')) node.setAttribute('placeholder', t(node.dataset.h));
  for (const node of document.querySelectorAll('[data-lang]')) node.setAttribute('aria-pressed', node.dataset.lang === lang);
  if (!DATA.title) document.title = $('h1').textContent = t('report');
  drawSelects();
  update();
  drawArticle(false);
}
function route(focus) {
  const match = /^#e(\d+)$/.exec(location.hash);
  const before = $('#row' + open);
  open = match && Number(match[1]) < DATA.events.length ? Number(match[1]) : -1;
  if (before) { before.classList.remove('open'); $('a', before).removeAttribute('aria-current'); }
  const row = $('#row' + open);
  if (row) { row.classList.add('open'); $('a', row).setAttribute('aria-current', 'true'); }
  drawArticle(focus && open >= 0);
  const list = $('#records .list');
  if (row && list && (row.offsetTop < list.scrollTop || row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight)) {
    list.scrollTop = row.offsetTop - list.clientHeight / 3;
  }
}
function tips() {
  const tip = $('#tip');
  const show = (event) => {
    const node = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
    tip.hidden = !node;
    if (!node) return;
    tip.textContent = node.dataset.tip;
    const frame = node.getBoundingClientRect();
    const x = event.clientX === undefined || event.type === 'focusin' ? frame.left + frame.width / 2 : event.clientX;
    const y = event.clientY === undefined || event.type === 'focusin' ? frame.bottom : event.clientY;
    tip.style.left = `${Math.max(4, Math.min(x + 10, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 10 : y + 14}px`;
  };
  for (const kind of ['mouseover', 'mousemove', 'focusin']) document.addEventListener(kind, show);
  for (const kind of ['mouseleave', 'focusout', 'scroll']) document.addEventListener(kind, () => { tip.hidden = true; }, true);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') tip.hidden = true; });
}
for (const node of document.querySelectorAll('[data-lang]')) node.addEventListener('click', () => { lang = node.dataset.lang; speak(); });
$('#theme').addEventListener('change', (event) => { document.documentElement.dataset.theme = event.target.value; });
$('#print').addEventListener('click', () => print());
$('#sort').addEventListener('change', () => drawRecords(matching()));
$('#links').addEventListener('change', () => drawNetwork(matching()));
for (const node of document.querySelectorAll('[data-z]')) {
  node.addEventListener('click', () => {
    if (node.dataset.z === 'all') showAll(); else zoom(node.dataset.z === 'in' ? 0.6 : 1 / 0.6);
  });
}
if (matchMedia('(max-width: 900px)').matches) $('#fold').open = false;
let width = innerWidth;
let resizing = 0;
addEventListener('resize', () => {
  if (innerWidth === width) return;
  width = innerWidth;
  clearTimeout(resizing);
  resizing = setTimeout(update, 150);
});
addEventListener('hashchange', () => route(true));
listenFilters();
tips();
open = /^#e\d+$/.test(location.hash) ? Number(location.hash.slice(2)) : -1;
speak();
route(true);
