// Opens a page that Java wrote as its readers do: from a disk, with Debian's Chromium, without a network.

import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = process.env.PAGES ?? resolve(here, '../../../target/pages');

export const address = name => pathToFileURL(resolve(folder, name + '.html')).href;
export const source = name => readFileSync(resolve(folder, name + '.html'), 'utf8');

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** A page and what went wrong in it: complaints of the console, requests beyond the file, dialogs. */
export async function open(browser, name, {hash = '', ...options} = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, offline: true, ...options});
  const page = await context.newPage();
  const wrong = [];
  page.on('console', message => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(String(error)));
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith('data:') && url.split('#')[0] !== address(name)) {
      wrong.push('request of ' + url);
    }
  });
  page.on('dialog', dialog => {
    wrong.push('dialog ' + dialog.message());
    dialog.dismiss();
  });
  await page.goto(address(name) + hash);
  return {page, wrong, close: () => context.close()};
}

/** The rows that are shown, as cells by column; opened ones' details are not among them. */
export function shownRows(page) {
  return page.evaluate(() => {
    const keys = Array.from(document.querySelectorAll('#rows thead th'), th => th.dataset.key);
    return Array.from(document.querySelectorAll('#rows tbody tr:not(.more):not([hidden])'), tr =>
      Object.fromEntries(Array.from(tr.cells, (cell, i) => [keys[i], cell.textContent.trim()])));
  });
}

export const number = text => Number(/^[<>]?([\d,.]+)/.exec(text)[1].replaceAll(',', ''));
