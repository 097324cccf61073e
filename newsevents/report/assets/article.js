// One article with its marks; the sentence of the event that is open stands out.
let open = -1;

// Cut a text where marks begin and end; a piece carries all marks that cover it.
function pieces(text, marks) {
  const edges = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])]
    .filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b);
  const waiting = [...marks].sort((a, b) => a.start - b.start);
  let active = [];
  return edges.slice(0, -1).map((start, i) => {
    while (waiting.length && waiting[0].start <= start) active.push(waiting.shift());
    active = active.filter((mark) => mark.end > start);
    return { text: text.slice(start, edges[i + 1]), end: edges[i + 1], marks: [...active] };
  });
}
function marksOf(number, event) {
  const one = DATA.articles[number];
  const marks = [
    ...one.parts.map(([start, end, kind]) => ({ start, end, css: kind === 'teaser' || kind === 'boilerplate' ? 'aside' : '', title: kind === 'teaser' ? t('teaser') : '' })),
    ...one.names.map(([start, end, kind, name]) => ({ start, end, css: 'name ' + kind, title: `${words('entities', kind.toUpperCase())}: ${name}` })),
    ...DATA.events.filter((other) => other.a === number && other !== event).flatMap((other) => other.triggers.map(
      ([start, end]) => ({ start, end, css: 'other', type: other.type, title: words('types', other.type) }))),
  ];
  if (!event) return marks;
  const add = (spots, css, tag) => spots.forEach(([start, end]) => marks.push({ start, end, css, type: event.type, tag, title: tag }));
  add(event.evidence, 'sentence');
  event.roles.forEach(([role, fillers]) => fillers.forEach((filler) => add(filler.at, 'role', words('roles', role))));
  if (event.place) add(event.place.at, 'role', t('place'));
  if (event.date) add(event.date.at, 'role', t('date'));
  add(event.triggers, 'trigger', words('types', event.type));
  return marks;
}
function drawText(number, event) {
  return el('div', { class: 'text', lang: 'de', tabindex: '0', role: 'region', 'aria-label': t('article') }, pieces(DATA.articles[number].text, marksOf(number, event)).map((piece) => {
    if (!piece.marks.length) return piece.text;
    const css = [...new Set(piece.marks.flatMap((mark) => mark.css.split(' ')))].filter(Boolean);
    const typed = piece.marks.findLast((mark) => mark.type);
    const title = [...new Set(piece.marks.map((mark) => mark.title).filter(Boolean))].join(' · ');
    const tags = [...new Set(piece.marks.filter((mark) => mark.tag && mark.end === piece.end).map((mark) => mark.tag))];
    const node = el(css.includes('sentence') || css.includes('trigger') ? 'mark' : 'span', { class: css.join(' '), 'data-tip': title || null }, piece.text);
    if (typed) node.style.setProperty('--c', colorOf(typed.type));
    return [node, ...tags.map((tag) => el('span', { class: 'tag', color: event.type }, tag))];
  }));
}
function drawFacts(event) {
  const facts = [
    ...event.roles.map(([role, fillers]) => [words('roles', role), fillers.map((filler, i) => [i ? ', ' : '',
      el('button', { type: 'button', class: 'link', 'data-tip': filler.why || null, on: { click: () => togglePerson(filler.p) } }, DATA.people[filler.p].name)])]),
    event.place && [t('place'), el('button', { type: 'button', class: 'link', on: { click: () => askPlace('p:' + DATA.places[event.place.p].name) } }, placeWords(event.place))],
    event.date && [t('date'), el('span', { 'data-tip': event.date.why || null }, `${dateWords(event.date)} (${event.date.text})`)],
    ...event.fields.map(([name, value]) => [words('fields', name), name === 'kind' ? words('kinds', value) : value]),
    event.source && [words('fields', 'attribution'), event.source[0]],
    [words('fields', 'confidence'), event.confidence.toLocaleString(lang, { minimumFractionDigits: 2 })],
  ].filter(Boolean);
  return el('div', { class: 'facts', color: event.type },
    el('p', {}, el('b', { class: 'kind' }, words('types', event.type)), ' ', statusMark(event.status)),
    el('dl', {}, facts.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
    event.reasons.length ? el('details', { class: 'alt' }, el('summary', {}, t('reasons')), el('ul', { lang: 'en' }, event.reasons.map((reason) => el('li', {}, reason)))) : '');
}
function drawArticle(focus) {
  const box = $('#article .chart');
  const event = DATA.events[open];
  if (!event) {
    box.replaceChildren(el('p', { class: 'soft' }, t('choose')));
    $('#article-h').textContent = t('article');
    return;
  }
  const one = article(event);
  const order = ordered(matching());
  const at = order.indexOf(open);
  const go = (index, name, sign) => el('a', { class: 'step', href: index === undefined ? null : '#e' + index, 'aria-label': t(name), 'data-tip': t(name),
    'aria-disabled': index === undefined ? 'true' : null }, sign);
  $('#article-h').textContent = titleOf(one);
  box.replaceChildren(
    el('div', { class: 'meta soft' }, one.published ? el('span', {}, t('published', written(toDay(one.published), DATED))) : '',
      one.url && /^https?:/i.test(one.url) ? el('a', { href: one.url, rel: 'noopener noreferrer nofollow', target: '_blank' }, t('open_page')) : '',
      el('span', { class: 'steps' }, go(order[at - 1], 'previous', '‹'), go(order[at + 1], 'next', '›'))),
    drawFacts(event), drawText(event.a, event),
    el('details', { class: 'alt', open: true }, el('summary', {}, t('events_of_article')), el('ul', {}, DATA.events.map((other, index) => [other, index])
      .filter(([other]) => other.a === event.a).map(([other, index]) => el('li', {}, el('a', { href: '#e' + index, 'aria-current': index === open ? 'true' : null },
        [words('types', other.type), names(other).map((p) => DATA.people[p].name).join(', '), dateWords(other.date)].filter(Boolean).join(' · ')))))));
  if (!focus) return;
  $('#article-h').focus({ preventScroll: true });
  if ($('#article').getBoundingClientRect().top > innerHeight * 0.6 || $('#article').getBoundingClientRect().top < 0) {
    $('#article').scrollIntoView({ block: 'start' });
  }
  const sentence = $('#article mark.trigger') || $('#article mark');
  const text = $('#article .text');
  if (sentence && text) text.scrollTop = sentence.offsetTop - text.clientHeight / 3;
}
