// What the page does in a browser. The pages are written by HtmlPageTest, before this runs.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {launch, number, open, shownRows, source} from './pages.mjs';

let browser;
before(async () => browser = await launch());
after(() => browser.close());

const data = name =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(source(name))[1]);

const sum = rows => rows.reduce((all, row) => all + number(row.rejections), 0);
const count = page => page.locator('#count').textContent();
const button = (page, row) => page.locator('#rows tbody tr:not(.more) button').nth(row);

/** What a column is sorted by, worked out from what a reader sees. */
const shown = {
  cause: text => text, provider: text => text, domain: text => text, actor: text => text,
  rate: text => text === '' || text.startsWith('too few') ? null : number(text),
  before: text => text === 'new' ? 0 : text === '' ? null : number(text),
  dns: text => ['confirms', 'contradicts', 'open'].indexOf(text) + 1 || null,
};
const key = (column, text) => (shown[column] ?? (text => text === '' ? null : number(text)))(text);

function inOrder(keys, sign) {
  const words = new Intl.Collator('en', {numeric: true});
  return keys.every((b, i) => {
    const a = keys[i - 1];
    if (i === 0 || b === null) {
      return true;
    }
    return a !== null && sign * (typeof a === 'string' ? words.compare(a, b) : a - b) <= 0;
  });
}

for (const name of ['usual', 'hostile', 'large', 'empty']) {
  test(name + ' opens without a complaint, a request or a dialog', async () => {
    const {page, wrong, close} = await open(browser, name);
    await page.waitForTimeout(100);
    assert.deepEqual(wrong, []);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    await close();
  });

  for (const width of [360, 768, 1280]) {
    test(`${name} needs no sideways scrolling at ${width} px`, async () => {
      const {page, close} = await open(browser, name, {viewport: {width, height: 800}});
      if (await button(page, 0).count()) {
        await button(page, 0).click();
      }
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await close();
    });
  }
}

describe('sorting', () => {
  test('orders each column both ways, with what is empty at the end', async () => {
    const {page, close} = await open(browser, 'usual');
    const columns = await page.locator('#rows thead th').evaluateAll(all => all.map(th => th.dataset.key));
    assert.ok(columns.length >= 13);
    for (const column of columns) {
      const heading = page.locator(`#rows th[data-key=${column}]`);
      const seen = new Set();
      for (let i = 0; i < 2; i++) {
        await heading.getByRole('button').click();
        const direction = await heading.getAttribute('aria-sort');
        const keys = (await shownRows(page)).map(row => key(column, row[column]));
        assert.ok(inOrder(keys, direction === 'ascending' ? 1 : -1), column + ' ' + direction + ': ' + keys);
        assert.equal(await page.locator('[aria-sort]').count(), 1);
        seen.add(direction);
      }
      assert.deepEqual([...seen].sort(), ['ascending', 'descending']);
    }
    await close();
  });

  test('keeps rows that are equal in the order of their ranks', async () => {
    const {page, close} = await open(browser, 'usual', {hash: '#sort=provider'});
    const rows = await shownRows(page);
    rows.slice(1).forEach((row, i) => {
      assert.ok(row.provider !== rows[i].provider || number(row.rank) > number(rows[i].rank));
    });
    await close();
  });

  test('is done by keyboard', async () => {
    const {page, close} = await open(browser, 'usual');
    await page.locator('#rows th[data-key=messages] button').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#rows th[data-key=messages]').getAttribute('aria-sort'), 'descending');
    await page.keyboard.press('Space');
    assert.equal(await page.locator('#rows th[data-key=messages]').getAttribute('aria-sort'), 'ascending');
    await close();
  });

  test('of a thousand rows is done at once', async () => {
    const {page, close} = await open(browser, 'large');
    const milliseconds = await page.evaluate(() => Math.min(...Array.from({length: 5}, () => {
      const start = performance.now();
      document.querySelector('#rows th[data-key=provider] button').click();
      document.body.getBoundingClientRect(); // lays the page out
      return performance.now() - start;
    })));
    console.log('sorted 1,000 rows in', Math.round(milliseconds), 'ms');
    assert.ok(milliseconds < 1500, milliseconds + ' ms');
    await close();
  });
});

describe('filters', () => {
  test('show the rows and the sum that the whole table has for them', async () => {
    const {page, close} = await open(browser, 'usual');
    const all = await shownRows(page);
    assert.equal(await count(page), `${all.length} rows, ${sum(all).toLocaleString('en-GB')} rejections`);
    for (const [label, column] of [['Provider', 'provider'], ['Sending domain', 'domain'], ['Cause', 'cause']]) {
      const wanted = all[3][column];
      await page.getByRole('combobox', {name: label}).selectOption(wanted);
      const expected = all.filter(row => row[column] === wanted);
      assert.deepEqual(await shownRows(page), expected);
      assert.equal(await count(page),
        `${expected.length} of ${all.length} rows, ${sum(expected).toLocaleString('en-GB')} rejections`);
      await page.getByRole('button', {name: 'Reset'}).click();
      assert.deepEqual(await shownRows(page), all);
    }
    await close();
  });

  test('show only what can be fixed', async () => {
    const {page, close} = await open(browser, 'usual');
    const fixable = data('usual').rows.map(row => row[1] === 1);
    const expected = (await shownRows(page)).filter((row, i) => fixable[i]);
    await page.getByLabel('only what can be fixed').check();
    assert.deepEqual(await shownRows(page), expected);
    assert.ok(expected.length > 0 && expected.length < fixable.length);
    await close();
  });

  test('find words of a reply', async () => {
    const {page, close} = await open(browser, 'usual');
    const all = await shownRows(page);
    const word = data('usual').rows[7][0].trim().split(' ').at(-1);
    const found = data('usual').rows.map(row => row[0].includes(word));
    await page.getByLabel('Search').fill(word.toUpperCase());
    assert.deepEqual(await shownRows(page), all.filter((row, i) => found[i]));
    await page.getByLabel('Search').fill('nowhere to be found');
    assert.equal(await count(page), `0 of ${all.length} rows, 0 rejections`);
    await close();
  });

  test('offer many domains to be typed', async () => {
    const {page, close} = await open(browser, 'large');
    const all = await shownRows(page);
    await page.getByRole('combobox', {name: 'Sending domain'}).fill('.example.org');
    assert.deepEqual(await shownRows(page), all.filter(row => row.domain.includes('.example.org')));
    await page.getByRole('combobox', {name: 'Sending domain'}).fill(all[0].domain);
    assert.deepEqual(await shownRows(page), all.filter(row => row.domain === all[0].domain));
    await close();
  });

  test('stand in the address, which brings them back, and leave no history', async () => {
    const {page, close} = await open(browser, 'usual');
    const before = await page.evaluate(() => history.length);
    await page.getByRole('combobox', {name: 'Provider'}).selectOption('gmail');
    await page.getByLabel('Search').fill('example');
    await page.locator('#rows th[data-key=share] button').click();
    await page.waitForTimeout(300);
    const rows = await shownRows(page);
    const hash = await page.evaluate(() => location.hash);
    assert.equal(await page.evaluate(() => history.length), before);
    await close();

    const again = await open(browser, 'usual', {hash});
    assert.deepEqual(await shownRows(again.page), rows);
    assert.equal(await again.page.getByRole('combobox', {name: 'Provider'}).inputValue(), 'gmail');
    assert.equal(await again.page.locator('#rows th[data-key=share]').getAttribute('aria-sort'), 'descending');
    await again.close();
  });

  test('of an address that nobody wrote do no harm', async () => {
    const {page, wrong, close} = await open(browser, 'usual', {hash: '#sort=__proto__&provider=%3Cimg%3E&x=1&q=%'});
    assert.match(await count(page), /^0 of /);
    assert.deepEqual(wrong, []);
    await close();
  });
});

describe('a row', () => {
  for (const [how, act] of [
    ['a click', async (page, row) => button(page, row).click()],
    ['a click beside its button', async (page, row) => page.locator('#rows tbody tr:not(.more)').nth(row).locator('td').nth(3).click()],
    ['Enter', async (page, row) => { await button(page, row).focus(); await page.keyboard.press('Enter'); }],
    ['Space', async (page, row) => { await button(page, row).focus(); await page.keyboard.press('Space'); }],
  ]) {
    test('opens and closes by ' + how, async () => {
      const {page, close} = await open(browser, 'usual');
      const {rows, texts, domains} = data('usual');
      const row = rows.findIndex(told => told[4] >= 0 && told[5] >= 0);
      await act(page, row);
      assert.equal(await button(page, row).getAttribute('aria-expanded'), 'true');
      const detail = await page.locator('tr.more').innerText();
      const [sample, , advice, meaning, evidence, changed, domain] = rows[row];
      for (const text of [sample.trim(), texts[advice], texts[meaning], texts[evidence], texts[changed], domains[domain][1][2]]) {
        assert.ok(detail.includes(text), text);
      }
      await act(page, row);
      assert.equal(await button(page, row).getAttribute('aria-expanded'), 'false');
      assert.equal(await page.locator('tr.more:visible').count(), 0);
      await close();
    });
  }

  test('stays below its row when the table is sorted, and goes with it when that is filtered out', async () => {
    const {page, close} = await open(browser, 'usual');
    await button(page, 0).click();
    await page.locator('#rows th[data-key=rank] button').click();
    assert.equal(await page.locator('tr.opened + tr.more').count(), 1);
    await page.getByLabel('Search').fill('nowhere to be found');
    assert.equal(await page.locator('tr.more:visible').count(), 0);
    await close();
  });
});

test('hostile words stay text in opened rows and charts', async () => {
  const {page, wrong, close} = await open(browser, 'hostile');
  for (let i = 0; i < 20; i++) {
    await button(page, i).click();
  }
  assert.deepEqual(wrong, []);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await page.locator('img, iframe, a[href^=javascript], b.bold, main script, main style').count(), 0);
  const text = await page.locator('body').innerText();
  assert.ok(text.includes("</script><script>window.ran = 1; alert('ran')</script>"));
  assert.ok(text.includes('${7*7} {{7*7}} #{7*7}'));
  assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029\0\x07\x1b]/);
  await close();
});
