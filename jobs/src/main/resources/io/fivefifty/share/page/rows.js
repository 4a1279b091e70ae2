// The rows as the page came with them. The table has the numbers, the block of JSON what an opened row tells.

const data = JSON.parse(find('#data').textContent);
const table = find('#rows');
const body = table && table.tBodies[0];
const headings = table ? Array.from(table.tHead.rows[0].cells) : [];
const column = new Map(headings.map((th, i) => [th.dataset.key, i]));

/** The order of what the block of JSON has of a row. */
const SAMPLE = 0, FIXABLE = 1, ADVICE = 2, MEANING = 3, EVIDENCE = 4, CHANGED = 5, DOMAIN = 6, ATTEMPTS = 7, RATE = 8;

const rows = !body ? [] : Array.from(body.rows, (element, index) => ({
  element,
  index,
  told: data.rows[index],
  cells: Array.from(element.cells, cell => cell.textContent.trim()),
  more: null,
}));

function told(row, what) {
  return row.told[what] < 0 ? null : data.texts[row.told[what]];
}

function cell(row, key) {
  return column.has(key) ? row.cells[column.get(key)] : '';
}

function number(text) {
  const found = /^[<>]?([\d,.]+)/.exec(text);
  return found ? Number(found[1].replaceAll(',', '')) : null;
}

function rejections(row) {
  return number(cell(row, 'rejections'));
}

/** What a row is sorted by; null is last whichever the direction. */
function value(row, key) {
  switch (key) {
    case 'share': return rejections(row); // a share is rounded, and of one whole
    case 'rate': return row.told[RATE] < 0 ? null : row.told[RATE];
    case 'before': return cell(row, key) === 'new' ? 0 : number(cell(row, key));
    case 'dns': return ['confirms', 'contradicts', 'open'].indexOf(cell(row, key)) + 1 || null;
    default: {
      const text = cell(row, key);
      return text === '' ? null : isNumber(key) ? number(text) : text;
    }
  }
}

function isNumber(key) {
  return headings[column.get(key)].classList.contains('number') || key === 'code';
}

const collator = new Intl.Collator('en', {numeric: true});

/** The rows in the order of a column; those that are equal in it stay in the order of their ranks. */
function sorted(key, descending) {
  const keyed = rows.map(row => [value(row, key), row]);
  const sign = descending ? -1 : 1;
  keyed.sort(([a, rowA], [b, rowB]) => {
    if (a === null || b === null) {
      return (a === null) - (b === null) || rowA.index - rowB.index;
    }
    const order = typeof a === 'string' ? collator.compare(a, b) : a - b;
    return sign * order || rowA.index - rowB.index;
  });
  return keyed.map(([, row]) => row);
}

/** All words of a row in lower case, for the free search. */
function words(row) {
  if (row.words === undefined) {
    row.words = row.cells.concat(row.told[SAMPLE], told(row, EVIDENCE) || '', told(row, ADVICE) || '',
        told(row, MEANING) || '').join('\n').toLowerCase();
  }
  return row.words;
}
