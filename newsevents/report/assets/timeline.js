// Bars over time, stacked by event type. A click narrows the dates, and the bars become finer.
let wholeTime = false;

function startOf(day, unit) {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'year') return Date.UTC(year, 0, 1);
  if (unit === 'month') return Date.UTC(year, month, 1);
  return unit === 'week' ? day - ((date.getUTCDay() + 6) % 7) * DAY : day;
}
function nextOf(day, unit) {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'year') return Date.UTC(year + 1, 0, 1);
  if (unit === 'month') return Date.UTC(year, month + 1, 1);
  return day + (unit === 'week' ? 7 : 1) * DAY;
}
const unitFor = (first, last) => {
  const days = (last - first) / DAY;
  return days <= 62 ? 'day' : days <= 300 ? 'week' : days <= 365 * 5 ? 'month' : 'year';
};
function binName(day, unit) {
  if (unit === 'year') return String(new Date(day).getUTCFullYear());
  if (unit === 'month') return written(day, { month: 'long', year: 'numeric' });
  return unit === 'week' ? `${t('week')} ${written(day, DATED)} – ${written(day + 6 * DAY, DATED)}` : written(day, DATED);
}
const tickName = (day, unit) => unit === 'year' ? String(new Date(day).getUTCFullYear())
  : unit === 'month' ? written(day, { month: 'short', year: '2-digit' }) : written(day, { day: 'numeric', month: 'short' });

// The days that the bars cover: those asked for, else the days of most events, without a few far-off ones.
function window_(days) {
  const sorted = days.map((item) => item.start).sort((a, b) => a - b);
  let [first, last] = [sorted[0], sorted[sorted.length - 1]];
  if (asked.from) first = Math.max(first, toDay(asked.from));
  if (asked.to) last = Math.min(last, toDay(asked.to));
  if (!asked.from && !asked.to && !wholeTime && sorted.length > 12) {
    const [low, high] = [sorted[Math.floor(sorted.length * 0.1)], sorted[Math.ceil(sorted.length * 0.98) - 1]];
    if ((high - low) * 2 < last - first) [first, last] = [low, high];
  }
  return [first, Math.max(first, last)];
}

function drawTimeline(found) {
  const [box, alt] = [$('#timeline .chart'), $('#timeline .alt .scroll')];
  const dated = found.map((index) => DATA.events[index]).filter((event) => event.date && event.date.start)
    .map((event) => ({ event, start: toDay(event.date.start), end: toDay(event.date.end) }));
  if (!dated.length) {
    box.replaceChildren(el('p', { class: 'soft' }, t('no_dates')));
    alt.replaceChildren();
    return;
  }
  const [first, last] = window_(dated);
  const unit = unitFor(first, last);
  const bins = [];
  for (let day = startOf(first, unit); day <= last; day = nextOf(day, unit)) {
    bins.push({ day, until: nextOf(day, unit) - DAY, items: [] });
  }
  const outside = [0, 0];
  for (const item of dated) {
    const start = item.start < bins[0].day && item.end >= bins[0].day ? bins[0].day : item.start;
    const bin = bins.findLast((one) => one.day <= start);
    if (!bin) outside[0] += 1;
    else if (start > bins[bins.length - 1].until) outside[1] += 1;
    else bin.items.push({ type: item.event.type, vague: item.end > bin.until || item.start < bin.day });
  }
  const wide = Math.max(box.clientWidth || 900, 260);
  const [high, left, low] = [wide < 500 ? 150 : 180, 30, 26];
  const step = (wide - left - 6) / bins.length;
  const most = Math.max(1, ...bins.map((bin) => bin.items.length));
  const tall = (n) => n / most * (high - low - 14);
  const drawing = svg('svg', { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, role: 'group', 'aria-labelledby': 'timeline-h' });
  for (const n of new Set([most, Math.round(most / 2)])) {
    const y = high - low - tall(n);
    drawing.append(svg('line', { class: 'rule', x1: left, x2: wide - 6, y1: y, y2: y }),
      svg('text', { class: 'tick', x: left - 6, y: y + 4, 'text-anchor': 'end' }, n));
  }
  drawing.append(svg('line', { class: 'axis', x1: left, x2: wide - 6, y1: high - low, y2: high - low }));
  const every = Math.max(1, Math.ceil((unit === 'year' ? 44 : 62) / step));
  bins.forEach((bin, number) => {
    const x = left + number * step;
    if (number % every === 0 && x + 30 < wide) {
      drawing.append(svg('text', { class: 'tick', x: x + Math.min(step / 2, 30), y: high - 8, 'text-anchor': 'middle' }, tickName(bin.day, unit)));
    }
    if (!bin.items.length) return;
    const types = [...tally(bin.items.map((item) => `${item.vague ? 1 : 0}${item.type}`))].sort();
    const said = types.map(([key, n]) => `${n} ${words('types', key.slice(1))}${key[0] === '1' ? ` (${t('approximate')})` : ''}`);
    const group = button(svg('g', { class: 'bar' }), `${binName(bin.day, unit)}: ${said.join(', ')}`, () => {
      askDates(toText(bin.day), toText(bin.until));
    });
    let y = high - low;
    group.append(svg('rect', { class: 'catch', x, y: 4, width: step, height: high - low - 4 }));
    for (const [key, n] of types) {
      y -= tall(n);
      group.append(svg('rect', {
        class: key[0] === '1' ? 'part vague' : 'part', color: key.slice(1), x: x + Math.min(step * 0.12, 2), y,
        width: Math.max(Math.min(step * 0.8, 46), 1.5), height: Math.max(tall(n) - 1, 1.5), rx: 1.5,
      }));
    }
    drawing.append(group);
  });
  const edge = (n, name) => n ? el('button', { type: 'button', class: 'link', on: { click: () => { wholeTime = true; update(); } } }, t(name, n)) : '';
  const undated = found.length - dated.length;
  box.replaceChildren(drawing, el('div', { class: 'under' }, edge(outside[0], 'earlier'), edge(outside[1], 'later'),
    undated ? el('span', { class: 'soft' }, `${undated} ${t('no_date')}`) : ''), legend(dated.map((item) => item.event.type)));
  alt.replaceChildren(table([t(unit), t('count'), t('types')], bins.filter((bin) => bin.items.length).map((bin) => [
    binName(bin.day, unit), bin.items.length,
    [...tally(bin.items.map((item) => item.type))].map(([type, n]) => `${words('types', type)} ${n}`).join(', ')])));
}
function legend(types) {
  return el('ul', { class: 'legend', role: 'list' }, [...tally(types)].sort((a, b) => b[1] - a[1]).map(([type]) =>
    el('li', { color: type }, el('span', { class: 'dot' }), words('types', type))));
}
