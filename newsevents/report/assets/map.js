// The places of the events. The view is a window of the map that moves and grows; marks keep their size.
let view = null;
let fitted = '';
let wholeMap = false;
const FULL = { x: 0, y: 0, w: WORLD.width, h: WORLD.height };

// The view that shows the places of nine in ten events, those nearest to the middle of all.
function fit(points, all) {
  if (!points.length) return { ...FULL };
  const total = points.reduce((sum, p) => sum + p.n, 0);
  const middle = (axis) => {
    let sum = 0;
    return [...points].sort((a, b) => a[axis] - b[axis]).find((p) => { sum += p.n; return sum * 2 >= total; })[axis];
  };
  const [mx, my] = [middle('x'), middle('y')];
  let seen = 0;
  const near = [...points].sort((a, b) => Math.hypot(a.x - mx, a.y - my) - Math.hypot(b.x - mx, b.y - my))
    .filter((p) => { const before = seen; seen += p.n; return all || before < total * 0.9; });
  const [xs, ys] = [near.map((p) => p.x), near.map((p) => p.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const w = Math.min(Math.max((right - left) * 1.3, (bottom - top) * 1.3 / ratio(), 900), FULL.w);
  return held({ x: (left + right - w) / 2, y: (top + bottom - w * ratio()) / 2, w });
}
const ratio = () => ($('#map .chart').clientWidth || 480) < 420 ? 0.95 : 0.8;
function held(wanted) {
  const w = Math.min(Math.max(wanted.w, 250), FULL.w);
  const h = w * ratio();
  const x = Math.min(Math.max(wanted.x, 0), FULL.w - w);
  const y = h > FULL.h ? (FULL.h - h) / 2 : Math.min(Math.max(wanted.y, 0), FULL.h - h);
  return { x, y, w, h };
}
function zoom(factor, at) {
  const center = at || { x: view.x + view.w / 2, y: view.y + view.h / 2 };
  const w = Math.min(Math.max(view.w * factor, 250), FULL.w);
  const k = w / view.w;
  view = held({ x: center.x - (center.x - view.x) * k, y: center.y - (center.y - view.y) * k, w });
  placeMarks();
}
function pan(dx, dy) { view = held({ x: view.x + dx * view.w, y: view.y + dy * view.h, w: view.w }); placeMarks(); }

function drawMap(found) {
  const [box, alt] = [$('#map .chart'), $('#map .alt .scroll')];
  const spots = tally(found.map((index) => DATA.events[index].place).filter(Boolean).map((place) => place.p));
  const points = [...spots].filter(([p]) => DATA.places[p].xy).map(([p, n]) => ({
    p, n, x: DATA.places[p].xy[0] * WORLD.scale, y: DATA.places[p].xy[1] * WORLD.scale,
  })).sort((a, b) => b.n - a.n);
  const key = points.map((one) => one.p).join() + ratio();
  if (!view || key !== fitted) { view = fit(points, wholeMap); fitted = key; }
  const wide = box.clientWidth || 480;
  const drawing = svg('svg', { id: 'globe', width: wide, height: wide * ratio(), role: 'group', tabindex: '0',
    'aria-label': `${t('map')}: ${t('pan')}` },
  svg('path', { class: 'land', d: WORLD.land }), svg('path', { class: 'borders', d: WORLD.borders }));
  points.forEach((one) => {
    const place = DATA.places[one.p];
    const state = place.kind === 'country';
    const r = 4 + Math.min(Math.sqrt(one.n) * 2.2, 13);
    const chosen = asked.place === 'p:' + place.name || (state && asked.place === 'c:' + place.country);
    const mark = button(svg('g', { class: chosen ? 'spot chosen' : 'spot' }), `${place.name}: ${count('events_count', one.n)}`, () => {
      if (!dragged) askPlace(state && place.country ? 'c:' + place.country : 'p:' + place.name);
    });
    mark.append(state ? svg('rect', { x: -r, y: -r, width: 2 * r, height: 2 * r, transform: 'rotate(45) scale(.8)' }) : svg('circle', { r }),
      svg('text', { y: 4, x: r + 4 }, place.name));
    Object.assign(mark, { one, r });
    drawing.append(mark);
  });
  listenMap(drawing);
  box.replaceChildren(drawing, points.length ? el('div', { class: 'under' }) : el('p', { class: 'soft' }, t('no_places')));
  placeMarks();
  alt.replaceChildren(table([t('place'), t('country'), t('count')], [...spots].sort((a, b) => b[1] - a[1]).map(([p, n]) => [
    DATA.places[p].name, DATA.countries[DATA.places[p].country] || '', n])));
}

// Put the marks where the view shows them; names that would cover others stay away until there is room.
function placeMarks() {
  const drawing = $('#globe');
  const k = view.w / drawing.width.baseVal.value;
  drawing.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
  const marks = [...drawing.querySelectorAll('.spot')];
  const taken = marks.map((mark) => ({ l: mark.one.x / k - mark.r, r: mark.one.x / k + mark.r, t: mark.one.y / k - mark.r, b: mark.one.y / k + mark.r, mark }));
  let hidden = 0;
  for (const mark of marks) {
    mark.setAttribute('transform', `translate(${mark.one.x} ${mark.one.y}) scale(${k})`);
    const text = mark.querySelector('text');
    const long = widthOf(text.textContent);
    const [x, y] = [mark.one.x / k, mark.one.y / k];
    const sides = [[x + mark.r + 3, 'start', mark.r + 4], [x - mark.r - 3 - long, 'end', -mark.r - 4]];
    const side = sides.find(([l]) => {
      const box = { l, r: l + long, t: y - 8, b: y + 7 };
      return l > view.x / k && box.r < (view.x + view.w) / k && !taken.some((other) => other.mark !== mark &&
        other.l < box.r && other.r > box.l && other.t < box.b && other.b > box.t);
    });
    text.classList.toggle('away', !side);
    text.setAttribute('text-anchor', side ? side[1] : 'start');
    text.setAttribute('x', side ? side[2] : mark.r + 4);
    const seen = x > view.x / k && x < (view.x + view.w) / k && y > view.y / k && y < (view.y + view.h) / k;
    if (!seen) hidden += 1;
    if (side) taken.push({ l: side[0], r: side[0] + long, t: y - 8, b: y + 7, mark });
  }
  const under = $('#map .under');
  if (under) {
    under.replaceChildren(...hidden ? [el('button', { type: 'button', class: 'link', on: { click: showAll } }, count('outside', hidden))] : []);
  }
}
function showAll() { wholeMap = true; fitted = ''; drawMap(matching()); }
let dragged = false;
function listenMap(drawing) {
  let from = null;
  drawing.addEventListener('keydown', (event) => {
    const moves = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] };
    if (moves[event.key]) { event.preventDefault(); pan(...moves[event.key]); }
    if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 0.7 : 1 / 0.7);
  });
  drawing.addEventListener('pointerdown', (event) => { from = [event.clientX, event.clientY, { ...view }]; dragged = false; });
  drawing.addEventListener('pointermove', (event) => {
    if (!from || !(event.buttons & 1)) return;
    const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
    if (Math.hypot(dx, dy) > 4) dragged = true;
    const k = view.w / drawing.clientWidth;
    view = held({ ...from[2], x: from[2].x - dx * k, y: from[2].y - dy * k });
    placeMarks();
  });
  for (const kind of ['pointerup', 'pointerleave']) drawing.addEventListener(kind, () => { from = null; });
  drawing.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && document.activeElement !== drawing) return;
    event.preventDefault();
    const frame = drawing.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.8 : 1.25, { x: view.x + (event.clientX - frame.left) / frame.width * view.w,
      y: view.y + (event.clientY - frame.top) / frame.height * view.h });
  }, { passive: false });
}
