// Who stands with whom in one record: a drawing by forces, the same each time.
const CONTACTS = new Set(['meeting', 'visit', 'call', 'agreement']);
const MOST = 36;

function pairsOf(found) {
  const pairs = new Map();
  for (const index of found) {
    const event = DATA.events[index];
    if (!$('#links').value && !CONTACTS.has(event.type)) continue;
    const people = names(event);
    people.forEach((a, i) => people.slice(i + 1).forEach((b) => {
      const key = `${Math.min(a, b)}-${Math.max(a, b)}`;
      const pair = pairs.get(key) || { a: Math.min(a, b), b: Math.max(a, b), n: 0, real: 0, types: [] };
      pair.n += 1;
      pair.real += event.status === 'occurred' ? 1 : 0;
      pair.types.push(event.type);
      pairs.set(key, pair);
    }));
  }
  return [...pairs.values()].sort((x, y) => y.n - x.n || x.a - y.a || x.b - y.b);
}

// Springs between those who met, a push between all, a light pull to the middle; then stretched to fill the panel.
function settle(nodes, pairs, wide, high) {
  nodes.forEach((node, i) => {
    const far = Math.sqrt((i + 0.5) / nodes.length) * nodes.length ** 0.5;
    Object.assign(node, { x: Math.cos(i * 2.399963) * far, y: Math.sin(i * 2.399963) * far });
  });
  const of = new Map(nodes.map((node) => [node.p, node]));
  for (let round = 0; round < 300; round += 1) {
    const heat = 0.5 * (1 - round / 300) + 0.01;
    for (const node of nodes) { node.dx = -node.x * 0.35; node.dy = -node.y * 0.35; }
    nodes.forEach((one, i) => nodes.slice(i + 1).forEach((other) => {
      const [x, y] = [one.x - other.x || 0.01, one.y - other.y || 0.01];
      const push = 1.1 / Math.max(x * x + y * y, 0.05);
      one.dx += x * push; one.dy += y * push; other.dx -= x * push; other.dy -= y * push;
    }));
    for (const pair of pairs) {
      const [one, other] = [of.get(pair.a), of.get(pair.b)];
      const [x, y] = [one.x - other.x, one.y - other.y];
      const pull = Math.hypot(x, y) * 0.55;
      one.dx -= x * pull; one.dy -= y * pull; other.dx += x * pull; other.dy += y * pull;
    }
    for (const node of nodes) {
      const far = Math.hypot(node.dx, node.dy) || 1;
      node.x += node.dx / far * Math.min(far, heat);
      node.y += node.dy / far * Math.min(far, heat);
    }
  }
  // Half by place and half by rank, so that a dense middle gets room for its names.
  const stretch = (axis, from, to) => {
    const all = nodes.map((node) => node[axis]).sort((a, b) => a - b);
    const [low, top] = [all[0], all[all.length - 1]];
    const places = nodes.map((node) => top - low < 0.01 ? 0.5
      : (node[axis] - low) / (top - low) * 0.5 + all.indexOf(node[axis]) / (all.length - 1) * 0.5);
    nodes.forEach((node, i) => { node[axis] = from + places[i] * (to - from); });
  };
  stretch('x', Math.min(60, wide * 0.12), wide - Math.min(60, wide * 0.12));
  stretch('y', 22, high - 34);
  return of;
}

function drawNetwork(found) {
  const [box, alt] = [$('#network .chart'), $('#network .alt .scroll')];
  const all = pairsOf(found);
  if (!all.length) {
    box.replaceChildren(el('p', { class: 'soft' }, t('no_network')));
    alt.replaceChildren();
    return;
  }
  const weight = new Map();
  for (const pair of all) for (const p of [pair.a, pair.b]) weight.set(p, (weight.get(p) || 0) + pair.n);
  const ranked = [...weight].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
  const kept = new Set(ranked.slice(0, MOST).map(([p]) => p));
  const pairs = all.filter((pair) => kept.has(pair.a) && kept.has(pair.b));
  const linked = new Set(pairs.flatMap((pair) => [pair.a, pair.b]));
  const nodes = ranked.filter(([p]) => linked.has(p)).map(([p, n], rank) => ({ p, n, rank, r: 4 + Math.min(Math.sqrt(n) * 1.8, 12) }));
  const wide = box.clientWidth || 480;
  const high = Math.round(wide * ratio());
  const of = settle(nodes, pairs, wide, high);
  const drawing = svg('svg', { id: 'web', viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, role: 'group', 'aria-labelledby': 'network-h' });
  const nameOf = (p) => DATA.people[p].name;
  for (const pair of pairs) {
    const [one, other] = [of.get(pair.a), of.get(pair.b)];
    const types = [...tally(pair.types)].map(([type, n]) => `${words('types', type)} ${n}`).join(', ');
    const line = { x1: one.x, y1: one.y, x2: other.x, y2: other.y };
    const link = button(svg('g', { class: pair.real ? 'link-line' : 'link-line open' }), `${nameOf(pair.a)} – ${nameOf(pair.b)}: ${types}`, () => {
      asked.people = [pair.a, pair.b];
      update();
    });
    link.setAttribute('tabindex', '-1');
    link.append(svg('line', { ...line, 'stroke-width': Math.min(1 + pair.n * 0.7, 6) }), svg('line', { ...line, class: 'catch' }));
    drawing.append(link);
  }
  const over = svg('g', { class: 'over', 'aria-hidden': 'true' });
  const boxes = nodes.map((node) => ({ l: node.x - node.r, r: node.x + node.r, t: node.y - node.r, b: node.y + node.r, node }));
  for (const node of nodes) {
    const person = DATA.people[node.p];
    const long = widthOf(person.name);
    const x = Math.min(Math.max(node.x, long / 2 + 2), wide - long / 2 - 2);
    const [right, left] = [node.x + node.r + 4, node.x - node.r - 4 - long];
    const places = [[x - long / 2, node.y + node.r + 12], [x - long / 2, node.y - node.r - 5], [right, node.y + 4], [left, node.y + 4]]
      .map(([l, y]) => ({ l, r: l + long, t: y - 10, b: y + 3, y }));
    const inside = places.filter((place) => place.b < high && place.t > 0 && place.l > 0 && place.r < wide);
    const covers = (place, other) => other.node !== node &&
      other.l < place.r && other.r > place.l && other.t < place.b && other.b > place.t;
    const free = inside.find((place) => !boxes.some((other) => covers(place, other))) ||
      (node.rank < 10 && inside.find((place) => !boxes.some((other) => (other.isName || other.node.rank < 10) && covers(place, other))));
    if (free) boxes.push({ ...free, node, isName: true });
    const mark = button(svg('g', { class: `node ${person.kind.toLowerCase()}${asked.people.includes(node.p) ? ' chosen' : ''}` }),
      `${person.name}: ${node.n}`, () => togglePerson(node.p));
    mark.setAttribute('aria-pressed', asked.people.includes(node.p));
    const text = svg('text', { class: free ? '' : 'away', x: (free || places[0]).l + long / 2, y: (free || places[0]).y, 'text-anchor': 'middle' }, person.name);
    mark.append(svg('circle', { cx: node.x, cy: node.y, r: node.r }));
    (free ? over : mark).append(text);
    drawing.append(mark);
  }
  drawing.append(over);
  const kinds = ['PER', 'LOC', 'ORG'].filter((kind) => nodes.some((node) => DATA.people[node.p].kind === kind));
  box.replaceChildren(drawing, el('ul', { class: 'legend', role: 'list' }, kinds.map((kind) =>
    el('li', { class: kind.toLowerCase() }, el('span', { class: 'dot round' }), kind === 'LOC' ? t('states') : words('entities', kind))),
  ranked.length > MOST ? el('li', {}, t('top_names', MOST)) : null));
  alt.replaceChildren(table([t('pair'), t('pair'), t('count'), t('types')], all.slice(0, 200).map((pair) => [
    nameOf(pair.a), nameOf(pair.b), pair.n, [...tally(pair.types)].map(([type, n]) => `${words('types', type)} ${n}`).join(', ')])));
}
