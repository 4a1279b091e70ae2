// How the page looks: in the dark, on paper, without JavaScript, and to who cannot see it.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {inflateSync} from 'node:zlib';
import {launch, open, shownRows} from './pages.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => browser = await launch());
after(() => browser.close());

/** Violations that axe-core finds, and what it found them in. Its script is ours to add: the page's policy stays. */
async function violations(page, rules) {
  return page.evaluate(async ([script, only]) => {
    (0, eval)(script); // evaluated by the debugger, which no policy binds
    const found = await axe.run(document, only ? {runOnly: only} : {});
    return found.violations
      .filter(violation => ['serious', 'critical'].includes(violation.impact))
      .flatMap(violation => violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 120) + ' ' + node.failureSummary));
  }, [axe, rules]);
}

for (const colorScheme of ['light', 'dark']) {
  for (const name of ['usual', 'hostile', 'empty']) {
    test(`${name} can be read by all in the ${colorScheme}`, async () => {
      const {page, close} = await open(browser, name, {colorScheme, bypassCSP: true});
      for (const summary of await page.locator('summary').all()) {
        await summary.click();
      }
      for (const button of (await page.locator('#rows tbody button').all()).slice(0, 3)) {
        await button.click();
      }
      assert.deepEqual(await violations(page), []); // of its rules one is a contrast of 4.5
      await close();
    });
  }
}

test('narrow pages can be read by all', async () => {
  const {page, close} = await open(browser, 'usual', {viewport: {width: 360, height: 800}, bypassCSP: true});
  await page.locator('#rows tbody button').first().click();
  assert.deepEqual(await violations(page), []);
  await close();
});

test('light and dark differ', async () => {
  const colours = [];
  for (const colorScheme of ['light', 'dark']) {
    const {page, close} = await open(browser, 'usual', {colorScheme});
    colours.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    await close();
  }
  assert.notEqual(colours[0], colours[1]);
});

test('headings descend without a gap, and each chart has its numbers beside it', async () => {
  const {page, close} = await open(browser, 'usual');
  const levels = await page.locator('h1, h2, h3, h4').evaluateAll(all => all.map(h => Number(h.tagName[1])));
  assert.equal(levels.filter(level => level === 1).length, 1);
  levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, levels.join(' ')));
  assert.ok(await page.locator('#lines svg path.ct-line').count() >= 6);
  assert.equal(await page.locator('#parts svg').count(), 8);
  assert.equal(await page.locator('figure > details table').count(), 2);
  await close();
});

test('a day that is not stored is a gap, not a zero', async () => {
  const {page, close} = await open(browser, 'usual');
  for (const path of await page.locator('#lines path.ct-line').all()) {
    assert.equal((await path.getAttribute('d')).match(/M/g).length, 2);
  }
  await close();
});

test('all numbers are there without JavaScript', async () => {
  const {page, close} = await open(browser, 'usual', {javaScriptEnabled: true});
  const rows = await shownRows(page);
  await close();
  const still = await open(browser, 'usual', {javaScriptEnabled: false});
  const cells = await still.page.locator('#rows tbody tr').first().locator('th, td').allInnerTexts();
  assert.deepEqual(cells.map(text => text.replace(/\s+/g, ' ')), Object.values(rows[0]).map(text => text.replace(/\s+/g, ' ')));
  assert.equal(await still.page.locator('#rows tbody tr').count(), rows.length);
  assert.ok(await still.page.locator('.pareto rect.own').first().isVisible());
  assert.ok(await still.page.locator('.heat td').first().isVisible());
  assert.ok(await still.page.locator('.full').first().isVisible());
  assert.equal(await still.page.locator('#filters').isVisible(), false);
  await still.close();
});

test('on paper it is light, without filters, with its first rows opened', async () => {
  const {page, close} = await open(browser, 'usual', {colorScheme: 'dark'});
  await page.emulateMedia({media: 'print'});
  assert.equal(await page.locator('#filters').isVisible(), false);
  await page.waitForFunction(() => document.querySelectorAll('tr.more:not([hidden])').length === 10);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(28, 34, 38)');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('#rows thead')).display), 'table-header-group');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('#rows tbody tr')).breakInside), 'avoid');
  await page.emulateMedia({media: 'screen'});
  await page.waitForFunction(() => document.querySelectorAll('tr.more:not([hidden])').length === 0);
  await close();
});

test('printed, further sheets repeat the head of the table', async () => {
  const {page, close} = await open(browser, 'usual');
  const whole = await page.pdf({format: 'A4'});
  assert.ok(pages(whole) > 3);
  await close();
  // The head gets a colour that nothing else has, which is then to be found on each sheet of the table.
  const marked = await open(browser, 'usual', {bypassCSP: true});
  await marked.page.addStyleTag({content: 'body > *, main > * { display: none } body > main, #ranking { display: block } #rows thead th { background: #123456 !important }'});
  const pdf = await marked.page.pdf({format: 'A4', printBackground: true});
  const sheets = streams(pdf).filter(text => /\.0706 \.2039 \.3373 rg/.test(text));
  assert.ok(sheets.length > 1, `${sheets.length} sheets of ${pages(pdf)} have the head`);
  await marked.close();
});

const pages = pdf => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

/** What a PDF draws, sheet by sheet. */
function streams(pdf) {
  const texts = [];
  for (const found of pdf.toString('latin1').matchAll(/stream\r?\n/g)) {
    try {
      texts.push(inflateSync(pdf.subarray(found.index + found[0].length), {finishFlush: 2}).toString('latin1'));
    } catch {
      // a font or a picture in a form of its own
    }
  }
  return texts;
}
