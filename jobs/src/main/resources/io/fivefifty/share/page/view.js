// What of the table is shown, and in which order. It stands in the address behind '#', so that a view can be
// sent to somebody; the address never leaves the browser.

const START = {provider: '', domain: '', cause: '', fixable: '', q: '', sort: 'rank', order: ''};
let view = {...START};

function stateOf(hash) {
  const state = {...START};
  for (const [key, text] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (key in state) {
      state[key] = text;
    }
  }
  if (!column.has(state.sort)) {
    state.sort = START.sort;
  }
  return state;
}

/** Replaces the address rather than adding one to the history, which would have to be gone back through. */
function keepInAddress() {
  const parts = new URLSearchParams();
  for (const key of Object.keys(START)) {
    if (view[key] !== START[key]) {
      parts.set(key, view[key]);
    }
  }
  const hash = parts.toString();
  history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
}

/** A name that is chosen from the list is meant whole; one that is being typed may be a part. */
function isMeant(row, key) {
  const wanted = view[key];
  if (wanted === '') {
    return true;
  }
  const has = cell(row, key);
  return choices(key).includes(wanted) ? has === wanted : has.toLowerCase().includes(wanted.toLowerCase());
}

function isShown(row) {
  return isMeant(row, 'provider') && isMeant(row, 'domain') && isMeant(row, 'cause')
      && (view.fixable === '' || row.told[FIXABLE] === 1)
      && view.q.toLowerCase().split(/\s+/).every(word => words(row).includes(word));
}

const known = new Map();

/** What a column has, each once, those with most rejections first. */
function choices(key) {
  if (!known.has(key)) {
    const sums = new Map();
    for (const row of rows) {
      sums.set(cell(row, key), (sums.get(cell(row, key)) || 0) + rejections(row));
    }
    sums.delete('');
    known.set(key, Array.from(sums.keys()).sort((a, b) => sums.get(b) - sums.get(a)));
  }
  return known.get(key);
}

/** Puts the rows in order only where the order has changed: a filter only hides. */
let shownOrder = 'rank';

function draw() {
  const order = view.sort + view.order;
  if (order !== shownOrder) {
    const all = document.createDocumentFragment();
    for (const row of sorted(view.sort, view.order === 'down')) {
      all.append(row.element);
      if (row.more) {
        all.append(row.more);
      }
    }
    body.append(all);
    shownOrder = order;
  }
  let count = 0;
  let sum = 0;
  for (const row of rows) {
    const shown = isShown(row);
    row.element.hidden = !shown;
    if (row.more) {
      row.more.hidden = !shown || find('button', row.element).getAttribute('aria-expanded') === 'false';
    }
    if (shown) {
      count++;
      sum += rejections(row);
    }
  }
  const of = count === rows.length ? counted(count, 'row', 'rows')
      : count.toLocaleString('en-GB') + ' of ' + counted(rows.length, 'row', 'rows');
  find('#count').textContent = of + ', ' + counted(sum, 'rejection', 'rejections');
  for (const th of headings) {
    if (th.dataset.key === view.sort) {
      th.setAttribute('aria-sort', view.order === 'down' ? 'descending' : 'ascending');
    } else {
      th.removeAttribute('aria-sort');
    }
  }
}

let waiting = 0;

/** Shows a changed view at once, and writes the address when typing rests: browsers limit how often that may be. */
function change(part) {
  view = {...view, ...part};
  draw();
  clearTimeout(waiting);
  waiting = setTimeout(keepInAddress, 150);
}
