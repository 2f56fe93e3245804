'use strict';
(() => {
  const form = document.getElementById('filters');
  const output = form.querySelector('output');
  const selects = [...form.querySelectorAll('select')];
  const posts = [...document.querySelectorAll('[data-c]')];
  const findings = [...document.querySelectorAll('.find')];
  const chips = [...document.querySelectorAll('.chip')];
  const loose = document.getElementById('h-whole');
  const plural = (n, all, noun) => n + ' of ' + all + ' ' + noun + (all === 1 ? '' : 's');

  // What a select holds as a number stands in the address as its text, so that it still means the same in the next report.
  const value = (name) => (selects.find((s) => s.name === name) || {}).value || '';

  function apply() {
    const channel = value('channel'), rule = value('rule'), severity = value('severity'), author = value('author');
    const ofPost = channel || author, ofFinding = rule || severity;
    let shownFindings = 0, shownPosts = 0;
    for (const f of findings) {
      f.hidden = Boolean(rule && f.dataset.r !== rule || severity && f.dataset.s !== severity);
    }
    for (const p of posts) {
      const mine = [...p.getElementsByClassName('find')];
      const seen = mine.filter((f) => !f.hidden).length;
      p.hidden = Boolean(channel && !p.dataset.c.split(' ').includes(channel) || author && p.dataset.a !== author || ofFinding && !seen);
      if (!p.hidden) {
        shownPosts++;
        shownFindings += seen;
      }
    }
    if (loose) {
      const article = loose.parentElement;
      const seen = [...article.getElementsByClassName('find')].filter((f) => !f.hidden).length;
      article.hidden = Boolean(ofPost) || !seen;
      shownFindings += article.hidden ? 0 : seen;
    }
    for (const c of chips) {
      c.parentElement.hidden = document.getElementById(c.hash.slice(1)).hidden;
    }
    output.textContent = 'Showing ' + plural(shownPosts, posts.length, 'post') + ' and ' + plural(shownFindings, findings.length, 'finding') + '.';
  }

  function write() {
    const chosen = new URLSearchParams();
    for (const s of selects) {
      if (s.value) chosen.set(s.name, s.selectedOptions[0].text);
    }
    history.replaceState({}, '', '#' + chosen);
  }

  // An address such as #severity=block sets the filters, # clears them, and #p12 shows a post, even one that they leave out.
  function read() {
    const hash = location.hash.slice(1);
    if (hash.includes('=') || hash === '') {
      const chosen = new URLSearchParams(hash);
      for (const s of selects) {
        const option = [...s.options].find((o) => o.value && o.text === chosen.get(s.name));
        s.value = option ? option.value : '';
      }
      apply();
      return;
    }
    const target = document.getElementById(hash);
    if (!target) return;
    if (target.closest('[hidden]')) {
      selects.forEach((s) => { s.value = ''; });
      apply();
    }
    const closed = target.closest('details');
    if (closed) closed.open = true;
    target.scrollIntoView();
  }

  form.addEventListener('change', () => { write(); apply(); });
  form.addEventListener('reset', () => setTimeout(() => { write(); apply(); }));
  form.addEventListener('submit', (e) => e.preventDefault());
  addEventListener('hashchange', read);
  form.hidden = false;
  apply();
  read();
})();
