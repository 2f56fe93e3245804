'use strict';
// What the linter says is put into the page as text, never as HTML: what a draft holds cannot run.

const $ = id => document.getElementById(id);
const fields = ['draft', 'channel', 'lang', 'date', 'time', 'looked', 'event', 'kind', 'place', 'severity', 'start', 'hashtags', 'news'];
let linter; // postlint, of wasm.go
let fixedNow; // from the address
let last = { text: '' };

const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const examples = [
  ['#WhyIStayed', { draft: '#WhyIStayed You had pizza.', channel: 'x' }],
  ['A clean one', { draft: 'Our ovens are on from four tomorrow. Which loaf would you like to find warm when the door opens?', channel: 'instagram' }],
  ['En français', { draft: 'Tempête de promos ! -30 % sur tout le site avec le code TEMPETE30.', channel: 'facebook', looked: true,
    event: 'Tempête Maëlle', kind: 'natural-disaster', place: 'Bretagne', severity: 'critical', start: day, hashtags: '#Maëlle #tempête' }],
  ['After a shooting', { draft: 'Happy Friday! Our summer sale is killing it: 30 % off everything until Sunday. #Aurora', channel: 'x', looked: true,
    event: 'Aurora cinema shooting', kind: 'mass-violence', place: 'Aurora, Colorado', severity: 'critical', start: day, hashtags: '#Aurora' }],
];

function element(name, properties, ...children) {
  const e = Object.assign(document.createElement(name), properties);
  e.append(...children);
  return e;
}

function fill(values) {
  for (const name of fields) {
    const field = $(name), value = values[name];
    if (field.type === 'checkbox') field.checked = Boolean(value);
    else field.value = value ?? (name === 'severity' ? 'critical' : '');
  }
  $('more').open = Boolean(values.news);
}

function judge() {
  if (!linter) return;
  const when = $('date').value ? new Date($('date').value + 'T' + ($('time').value || '00:00')) : new Date(fixedNow ?? Date.now());
  const request = { now: fixedNow ?? Date.now(), zone: -when.getTimezoneOffset() || 0, text: $('draft').value, looked: $('looked').checked };
  for (const name of fields) if (typeof request[name] === 'undefined' && name !== 'draft') request[name] = $(name).value;
  last = linter.judge(request);
  show(request.text.trim() !== '');
}

function show(any) {
  $('summary').textContent = any ? last.summary : 'Nothing to judge yet: paste or type a draft, or try an example.';
  $('problems').replaceChildren(...last.problems.map(p => element('li', { textContent: p })));
  $('findings').replaceChildren(...last.findings.map(card));
  $('clean').hidden = !any || last.findings.length > 0;
  $('copy-text').disabled = $('copy-link').disabled = !any;
  announce(any ? last.summary.split(';')[0] : '');
}

function card(f) {
  const head = element('p', { className: 'head' }, element('b', { textContent: f.severity }), element('strong', { textContent: f.rule }));
  const item = element('li', { className: f.severity }, head);
  if (f.line) {
    const place = element('button', { type: 'button', textContent: `line ${f.line}, column ${f.column}`, title: 'Select these words in the draft' });
    place.setAttribute('aria-label', `Select the words at line ${f.line}, column ${f.column} in the draft`);
    place.addEventListener('click', () => { $('draft').focus(); $('draft').setSelectionRange(f.start, f.end); });
    head.append(place);
    item.append(element('p', { className: 'frame' }, f.before, element('mark', { textContent: f.words }), f.after));
  }
  item.append(element('p', { textContent: f.message }), ...f.related.map(r => element('p', { className: 'story', textContent: r })));
  if (f.why) {
    item.append(
      element('p', { className: 'story' }, element('b', { textContent: 'It happened: ' }), f.why),
      element('p', { className: 'story' }, element('b', { textContent: 'What passes: ' }), f.fix),
      element('p', { className: 'story' }, element('b', { textContent: 'Told in: ' }), source(f.source)));
  }
  return item;
}

function source(s) { // addresses among words
  const made = document.createDocumentFragment();
  for (const piece of s.split(/(https:\/\/[^\s,]+)/)) {
    made.append(piece.startsWith('https://') ? element('a', { href: piece, textContent: piece, target: '_blank', rel: 'noopener noreferrer' }) : piece);
  }
  return made;
}

let later;
function announce(words) { // once somebody stops typing
  clearTimeout(later);
  later = setTimeout(() => { $('status').textContent = words; }, 800);
}

async function copy(text, what) {
  let words = what + ' copied.';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    words = 'The browser does not let this page copy. Select the text and copy it yourself.';
  }
  $('summary').textContent = words;
  announce(words);
}

function link() {
  const p = new URLSearchParams();
  for (const name of fields) {
    const field = $(name), value = field.type === 'checkbox' ? (field.checked ? '1' : '') : field.value;
    if (value && !(name === 'severity' && !$('event').value)) p.set(name, value);
  }
  return location.href.split('#')[0] + '#' + p;
}

function open() { // what stands behind the # of the address is not sent to the server
  const p = new URLSearchParams(location.hash.slice(1));
  if (!p.size) return;
  fill(Object.fromEntries(p));
  fixedNow = Date.parse(p.get('now') ?? '') || undefined;
  judge();
}

function fail(words) {
  document.body.dataset.state = 'failed';
  $('summary').replaceChildren();
  $('problems').replaceChildren(element('li', { textContent: words }));
  announce(words);
}

globalThis.postlintFailed = words => fail(`The linter could not start: ${words}`);
globalThis.postlintReady = () => {
  linter = globalThis.postlint;
  for (const name of linter.channels) $('channel').append(element('option', { value: name, textContent: name }));
  for (const kind of linter.kinds) $('kind').append(element('option', { value: kind, textContent: kind.replaceAll('-', ' ') }));
  document.body.dataset.state = 'ready';
  open();
  judge();
};

async function start() {
  if (typeof WebAssembly !== 'object') {
    fail('This browser cannot run WebAssembly, which the linter is made of. Use a newer browser, or turn WebAssembly on.');
    return;
  }
  try {
    const go = new Go();
    const response = fetch('postlint.wasm').then(r => {
      if (!r.ok) throw new Error(`the server answered ${r.status}`);
      return r;
    });
    const { instance } = await WebAssembly.instantiateStreaming(response, go.importObject).catch(async error => {
      const r = await response;
      if (r.bodyUsed) throw error;
      return WebAssembly.instantiate(await r.arrayBuffer(), go.importObject); // a server that calls the file by another type
    });
    await go.run(instance);
    fail('The linter has stopped. Load the page again; your draft will be gone, so copy it first.');
  } catch (error) {
    fail(`The linter could not be loaded: ${error.message}. Check the connection and load the page again.`);
  }
}

for (const [name, values] of examples) {
  const button = element('button', { type: 'button', textContent: name });
  button.addEventListener('click', () => { fill(values); judge(); });
  document.querySelector('.examples').append(button);
}
addEventListener('input', judge);
addEventListener('hashchange', open);
$('copy-text').addEventListener('click', () => copy(last.text, 'The report was'));
$('copy-link').addEventListener('click', () => copy(link(), 'A link with the draft in it was'));
start();
