// Data, words and the making of elements. Text only ever becomes a text node.
const DATA = JSON.parse(document.getElementById('data').textContent);
const WORLD = JSON.parse(document.getElementById('world').textContent);
const SVG = document.createElement('template');
SVG.innerHTML = '<svg></svg>';
const SPACE = SVG.content.firstChild.namespaceURI;
const $ = (selector, within) => (within || document).querySelector(selector);
let lang = DATA.lang;

const words = (table, name) => {
  const row = Object.hasOwn(DATA.labels[table], name) ? DATA.labels[table][name] : null;
  return row ? row[lang] : String(name).replaceAll('_', ' ');
};
const t = (name, n) => words('page', name).replace('{n}', () => n === undefined ? '' : n);
const count = (name, n) => n === 1 ? t(name + '_one') : t(name, n.toLocaleString(lang));
const article = (event) => DATA.articles[event.a];
const compare = new Intl.Collator('de').compare;
const titleOf = (one) => one.title || one.id || t('untitled');

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [kind, act] of Object.entries(value)) node.addEventListener(kind, act);
    else if (name === 'color') node.style.setProperty('--c', colorOf(value));
    else node.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== '') {
      node.append(child instanceof Node ? child : String(child));
    }
  }
  return node;
}
const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) => fill(document.createElementNS(SPACE, name), attributes, children);
const colorOf = (type) => DATA.colors.includes(type) ? `var(--t-${type})` : 'var(--other)';

// A mark in a chart that acts as a button: click, Enter and the space bar.
function button(node, label, act) {
  node.setAttribute('role', 'button');
  node.setAttribute('tabindex', '0');
  node.setAttribute('aria-label', label);
  node.dataset.tip = label;
  node.addEventListener('click', act);
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); act(event); }
  });
  return node;
}

const DAY = 86400000;
const toDay = (text) => Date.parse(text + 'T00:00:00Z');
const toText = (day) => {
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
};
const writers = new Map();
function written(day, options) {
  const key = lang + JSON.stringify(options);
  if (!writers.has(key)) writers.set(key, new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }));
  return writers.get(key).format(day);
}
const DATED = { day: 'numeric', month: 'short', year: 'numeric' };

function dateWords(date) {
  if (!date) return '';
  if (!date.start) return date.text;
  const [start, end] = [toDay(date.start), toDay(date.end)];
  if (start === end) return written(start, DATED);
  if (date.grain === 'month') return written(start, { month: 'long', year: 'numeric' });
  if (date.grain === 'year') return date.start.slice(0, 4);
  return `${written(start, DATED)} – ${written(end, DATED)}`;
}
const names = (event) => [...new Set(event.roles.flatMap(([, fillers]) => fillers.map((filler) => filler.p)))];
const placeWords = (place) => place ? [DATA.places[place.p].name, ...place.within].join(', ') : '';
const pieceOf = (event, [start, end]) => article(event).text.slice(start, end);

function table(heads, rows) {
  return el('table', {},
    el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map((row) => el('tr', {}, row.map((cell) => el('td', {}, cell))))));
}
// Pixels that a name takes in a chart.
const PEN = document.createElement('canvas').getContext('2d');
PEN.font = `12px ${getComputedStyle(document.body).fontFamily}`;
const widthOf = (text) => PEN.measureText(text).width + 3;

function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) || 0) + 1);
  return found;
}
