// What an opened row tells. It is made when it is first opened: most rows never are.

function part(heading, ...children) {
  return [make('h3', null, heading), ...children];
}

function details(row) {
  const left = make('div');
  left.append(...part('Wording', make('p', {class: 'wording'}, isolated(row.told[SAMPLE]))));
  if (told(row, MEANING)) {
    left.append(...part('What it means', make('p', null, 'The receiver says that ' + told(row, MEANING) + '.')));
  }
  if (told(row, ADVICE)) {
    left.append(...part('What to do', make('p', null, told(row, ADVICE))));
  }
  left.append(...part('Numbers', make('p', null, numbers(row))));

  const right = make('div');
  const verdict = cell(row, 'dns');
  if (told(row, EVIDENCE)) {
    right.append(...part(verdict === 'open' ? 'DNS leaves it open' : verdict ? 'DNS ' + verdict + ' it' : 'DNS',
        make('p', null, isolated(told(row, EVIDENCE)))));
  }
  if (told(row, CHANGED)) {
    right.append(...part('DNS changed', make('p', null, 'The change was first seen on ' + told(row, CHANGED) + '.')));
  }
  const domain = data.domains[row.told[DOMAIN]];
  if (domain) {
    right.append(records(domain));
  }
  const box = make('div', {class: 'detail'}, left);
  if (right.hasChildNodes()) {
    box.append(right);
  }
  return box;
}

function numbers(row) {
  const parts = headings
      .filter(th => th.classList.contains('lesser') && cell(row, th.dataset.key) !== '')
      .map(th => label(th) + ': ' + cell(row, th.dataset.key));
  if (row.told[ATTEMPTS] >= 0) {
    parts.unshift(counted(row.told[ATTEMPTS], 'attempt', 'attempts'));
  }
  return parts.join(' · ');
}

function label(th) {
  return th.textContent.trim();
}

function records([heading, ...facts]) {
  const list = make('dl');
  for (const [name, verdict, ...texts] of facts) {
    list.append(make('dt', null, isolated(name), make('small', null, verdict)));
    for (const text of texts) {
      list.append(make('dd', {class: 'wording'}, isolated(text)));
    }
    if (texts.length === 0) {
      list.append(make('dd', null, make('i', null, 'no record')));
    }
  }
  return make('div', null, make('h3', null, isolated(heading)), list);
}

/** A narrow page leaves columns out, and a cell that spans more than there are would make room for them. */
function columnsShown() {
  return headings.filter(th => getComputedStyle(th).display !== 'none').length;
}

function fitDetails() {
  const columns = columnsShown();
  rows.filter(isOpen).forEach(row => row.more.cells[0].colSpan = columns);
}

function isOpen(row) {
  return row.more !== null && !row.more.hidden;
}

function toggle(row, open) {
  if (open && row.more === null) {
    row.more = make('tr', {class: 'more', id: 'more' + row.index},
        make('td', null, details(row)));
  }
  if (row.more) {
    row.more.hidden = !open;
    row.element.after(row.more);
    row.more.cells[0].colSpan = columnsShown();
  }
  row.element.classList.toggle('opened', open);
  find('button', row.element).setAttribute('aria-expanded', String(open));
}

/** Puts a button in each row's heading, which opens the row; so does a click beside it. */
function letRowsOpen() {
  for (const row of rows) {
    const heading = find('th', row.element);
    const button = make('button', {type: 'button', 'aria-expanded': 'false'}, make('span', null, heading.textContent.trim()));
    heading.replaceChildren(button);
    row.element.addEventListener('click', event => {
      if (event.target.closest('button') === button || String(getSelection()) === '') {
        toggle(row, !isOpen(row));
      }
    });
  }
}
