// What is asked for, and which events answer.
const STATUSES = ['occurred', 'planned', 'uncertain', 'denied'];
const fresh = () => ({ q: '', people: [], place: '', from: '', to: '', types: new Set(), statuses: new Set() });
let asked = fresh();

let haystacks = null;
const makeHaystacks = () => DATA.events.map((event) => [
  titleOf(article(event)), names(event).map((p) => DATA.people[p].name), placeWords(event.place), event.type,
  Object.values(DATA.labels.types[event.type] || {}), event.fields.map((field) => field[1]), event.source ? event.source[0] : '',
  event.triggers.map((spot) => pieceOf(event, spot)), event.evidence.map((spot) => pieceOf(event, spot)),
].flat(2).join('\n').toLowerCase());

function placeMatches(event) {
  if (!asked.place) return true;
  if (!event.place) return false;
  const place = DATA.places[event.place.p];
  const [kind, name] = [asked.place.slice(0, 2), asked.place.slice(2)];
  if (kind === 'c:') return place.country === name;
  return place.name === name || event.place.within.includes(name);
}
function dateMatches(event) {
  if (!asked.from && !asked.to) return true;
  if (!event.date || !event.date.start) return false;
  return (!asked.to || event.date.start <= asked.to) && (!asked.from || event.date.end >= asked.from);
}
// Events that match all filters, or all but one ("types", "statuses"), for the counts beside its boxes.
function matching(but) {
  const parts = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length && !haystacks) haystacks = makeHaystacks();
  return DATA.events.map((event, index) => index).filter((index) => {
    const event = DATA.events[index];
    return (but === 'types' || !asked.types.size || asked.types.has(event.type)) &&
      (but === 'statuses' || !asked.statuses.size || asked.statuses.has(event.status)) &&
      asked.people.every((p) => names(event).includes(p)) && placeMatches(event) && dateMatches(event) &&
      parts.every((part) => haystacks[index].includes(part));
  });
}
const isFiltered = () => Boolean(asked.q || asked.people.length || asked.place || asked.from || asked.to ||
  asked.types.size || asked.statuses.size);

function togglePerson(p) {
  asked.people = asked.people.includes(p) ? asked.people.filter((other) => other !== p) : [...asked.people, p];
  update();
}
function askPlace(name) { asked.place = asked.place === name ? '' : name; update(); }
function askDates(from, to) { asked.from = from; asked.to = to; update(); }

function options(select, groups, chosen) {
  select.replaceChildren(el('option', { value: '' }, t('any')), ...groups.filter(([, items]) => items.length).map(
    ([name, items]) => el('optgroup', { label: name },
      items.map(([value, text, n]) => el('option', { value }, `${text} (${n})`)))));
  select.value = chosen;
}
const byCount = (a, b) => b[2] - a[2] || compare(a[1], b[1]);

function drawSelects() {
  const people = tally(DATA.events.flatMap(names));
  const kind = (wanted) => [...people].filter(([p]) => DATA.people[p].kind === wanted)
    .map(([p, n]) => [String(p), DATA.people[p].name, n]).sort(byCount);
  options($('#who'), [[t('persons'), kind('PER')], [t('states'), kind('LOC')], [t('organizations'), kind('ORG')]], '');
  const placed = DATA.events.filter((event) => event.place);
  const countries = tally(placed.map((event) => DATA.places[event.place.p].country).filter(Boolean));
  const spots = tally(placed.flatMap((event) =>
    [...new Set([DATA.places[event.place.p].name, ...event.place.within])]));
  const known = new Set(Object.values(DATA.countries));
  options($('#where'), [
    [t('countries'), [...countries].map(([code, n]) => ['c:' + code, DATA.countries[code] || code, n]).sort(byCount)],
    [t('places'), [...spots].filter(([name]) => !known.has(name)).map(([name, n]) => ['p:' + name, name, n])
      .sort(byCount)]], asked.place);
}
function drawBoxes(id, table, all, chosen, but) {
  const found = tally(matching(but).map((index) => DATA.events[index][but === 'types' ? 'type' : 'status']));
  $(id).replaceChildren(...all.map((name) => el('label', { color: table === 'types' ? name : null },
    el('input', {
      type: 'checkbox', value: name, on: { change: (event) => {
        if (event.target.checked) chosen.add(name); else chosen.delete(name);
        update();
        const box = [...document.querySelectorAll(`${id} input`)].find((other) => other.value === name);
        if (box) box.focus();
      } },
    }), table === 'types' ? el('span', { class: 'dot', 'aria-hidden': 'true' }) : null,
    el('span', { class: 'name' }, words(table, name)), el('span', { class: 'soft' }, found.get(name) || 0))));
  for (const box of document.querySelectorAll(`${id} input`)) box.checked = chosen.has(box.value);
}
function drawFilters() {
  $('#q').value = asked.q;
  $('#where').value = asked.place;
  $('#who').value = asked.people.length === 1 ? String(asked.people[0]) : '';
  $('#from').value = asked.from;
  $('#to').value = asked.to;
  const types = [...tally(DATA.events.map((event) => event.type)).keys()]
    .sort((a, b) => compare(words('types', a), words('types', b)));
  drawBoxes('#types', 'types', types, asked.types, 'types');
  drawBoxes('#statuses', 'statuses', STATUSES, asked.statuses, 'statuses');
  drawChips();
}
function drawChips() {
  const chip = (text, drop) => el('button', {
    type: 'button', class: 'chip', 'aria-label': t('remove', text), on: { click: () => { drop(); update(); } },
  }, text, el('span', { 'aria-hidden': 'true' }, ' ×'));
  const chips = [
    asked.q && chip(`„${asked.q}“`, () => { asked.q = ''; }),
    ...asked.people.map((p) => chip(DATA.people[p].name, () => {
      asked.people = asked.people.filter((other) => other !== p);
    })),
    asked.place && chip(asked.place.startsWith('c:')
      ? DATA.countries[asked.place.slice(2)] || asked.place.slice(2) : asked.place.slice(2), () => { asked.place = ''; }),
    (asked.from || asked.to) && chip([asked.from && `${asked.to ? '' : t('since') + ' '}${written(toDay(asked.from), DATED)}`,
      asked.to && `${asked.from ? '' : t('until') + ' '}${written(toDay(asked.to), DATED)}`].filter(Boolean).join(' – '),
    () => { asked.from = ''; asked.to = ''; }),
    ...[...asked.types].map((name) => chip(words('types', name), () => asked.types.delete(name))),
    ...[...asked.statuses].map((name) => chip(words('statuses', name), () => asked.statuses.delete(name))),
  ].filter(Boolean);
  $('#chips').hidden = !chips.length;
  $('#chips').replaceChildren(...chips, el('button', {
    type: 'button', class: 'link', on: { click: () => { asked = fresh(); update(); } },
  }, t('clear')));
}
function listenFilters() {
  let waiting = 0;
  $('#form').addEventListener('submit', (event) => event.preventDefault());
  $('#q').addEventListener('input', (event) => {
    asked.q = event.target.value;
    clearTimeout(waiting);
    waiting = setTimeout(update, 120);
  });
  $('#who').addEventListener('change', (event) => {
    asked.people = event.target.value === '' ? [] : [Number(event.target.value)];
    update();
  });
  $('#where').addEventListener('change', (event) => { asked.place = event.target.value; update(); });
  for (const id of ['from', 'to']) {
    $('#' + id).addEventListener('change', (event) => { asked[id] = event.target.value; update(); });
  }
}
