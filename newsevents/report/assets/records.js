// The list of events; each line leads to its sentence.
const PAGE = 60;
let shown = PAGE;

function ordered(found) {
  const how = $('#sort').value;
  if (how === 'article') return found;
  const day = (index) => (DATA.events[index].date || {}).start || '';
  return [...found].sort((a, b) => !day(a) - !day(b) ||
    (how === 'new' ? -1 : 1) * (day(a) > day(b) ? 1 : day(a) < day(b) ? -1 : 0) || a - b);
}
const statusMark = (status) => el('span', { class: 'status ' + (STATUSES.includes(status) ? status : '') }, words('statuses', status));

function drawRecords(found) {
  const box = $('#records .chart');
  const order = ordered(found);
  if (!order.length) {
    box.replaceChildren(el('p', { class: 'soft' }, t('no_match')));
    return;
  }
  const heads = ['type', 'date', 'who', 'place'].map((name) => el('th', { scope: 'col', role: 'columnheader' }, t(name)));
  const cell = (name, ...children) => el('td', { role: 'cell', class: 'c-' + name, 'data-name': t(name) }, ...children);
  const lines = order.slice(0, shown).map((index) => {
    const event = DATA.events[index];
    const kind = event.fields.find(([name]) => name === 'kind');
    return el('tr', { role: 'row', id: 'row' + index, color: event.type, class: index === open ? 'open' : '', on: { click: (click) => {
      if (!click.target.closest('a') && !String(getSelection())) location.hash = 'e' + index;
    } } },
    cell('type', el('a', { href: '#e' + index, 'aria-current': index === open ? 'true' : null }, el('span', { class: 'dot', 'aria-hidden': 'true' }), words('types', event.type)),
      kind ? el('span', { class: 'soft small' }, words('kinds', kind[1])) : '', statusMark(event.status)),
    cell('date', event.date ? el('span', { title: event.date.text }, dateWords(event.date)) : el('span', { class: 'soft' }, '–')),
    cell('who', event.roles.map(([role, fillers]) => el('div', {}, el('span', { class: 'soft small' }, words('roles', role) + ' '),
      fillers.map((filler) => DATA.people[filler.p].name).join(', '))),
    el('div', { class: 'soft small' }, titleOf(article(event)))),
    cell('place', placeWords(event.place) || el('span', { class: 'soft' }, '–')));
  });
  box.replaceChildren(el('div', { class: 'scroll list' }, el('table', { role: 'table', 'aria-labelledby': 'records-h' },
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, heads)), el('tbody', { role: 'rowgroup' }, lines))),
  order.length > shown ? el('button', { type: 'button', class: 'more', on: { click: () => {
    const next = order[shown];
    shown += 4 * PAGE;
    drawRecords(found);
    $(`#row${next} a`).focus();
  } } }, t('more', Math.min(order.length - shown, 4 * PAGE))) : '');
}
