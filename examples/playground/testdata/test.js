'use strict';
// Runs beside app.js in a test: asks the linter what the test wants to know, types, and sends the test what came of it.
(async () => {
  const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
  while (document.body.dataset.state === 'loading') await sleep(20);
  const ready = performance.now();
  const answers = [];
  for (const q of await (await fetch('requests.json')).json()) {
    answers.push(globalThis.postlint.judge(q).findings.map(f => `${f.severity} ${f.rule} ${f.start}-${f.end} ${f.message}`).join('\n'));
  }
  const draft = document.getElementById('draft'), times = [];
  document.getElementById('event').value = 'Storm Ana';
  const text = 'Our new blast of a sale is here: 30 % off everything this weekend, with free coffee for the first guests who come by. #WhyIStayed '.repeat(5);
  for (let i = 0; i < 60; i++) {
    draft.value = text.slice(0, 450 + i);
    const start = performance.now();
    draft.dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.body.getBoundingClientRect(); // laid out as well
    if (i >= 10) times.push(performance.now() - start);
    await sleep(0);
  }
  times.sort((a, b) => a - b);
  draft.value = '#WhyIStayed';
  draft.dispatchEvent(new InputEvent('input', { bubbles: true }));
  document.querySelector('#findings button').click();
  const loaded = performance.getEntriesByType('resource').map(e => e.name).filter(name => !/(test|hold)\.js$|requests\.json$/.test(name));
  const stored = localStorage.length + sessionStorage.length + document.cookie.length;
  const selected = draft.value.slice(draft.selectionStart, draft.selectionEnd);
  const unlabelled = [...document.querySelectorAll('input, select, textarea, button')].filter(e => !(e.labels?.length || e.textContent.trim())).map(e => e.id);
  await fetch('result', { method: 'POST', body: JSON.stringify({ ready, answers, times, loaded, stored, selected, unlabelled, focused: document.activeElement.id }) });
})();
