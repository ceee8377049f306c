// A browser for tests that drive examples as a user would.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const MILLIS = 20_000;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Chromium, for one test; whatever a page of it complains about fails that test at its end. */
export const launch = async t => {
  const browser = await chromium.launch({
    executablePath: process.env.KORU_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(MILLIS);
  const complaints = [];
  context.on('page', page => listen(page, complaints));
  t.after(async () => {
    await browser.close();
    assert.deepEqual(complaints, []);
  });
  return context;
};

const listen = (page, complaints) => {
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', error => complaints.push(String(error.stack)));
};

/** Waits until the locator's text is, or contains, what is expected. */
export const shows = async (locator, expected) => {
  let seen;
  for (const end = Date.now() + MILLIS; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) {
    seen = (await locator.allInnerTexts()).join('\n');
    if (typeof expected === 'string' ? seen === expected : expected.test(seen)) return;
  }
  assert.fail(`shows ${JSON.stringify(seen)}, not ${expected}`);
};

/** What an automatic check of accessibility can find, in light and in dark. */
export const accessible = async page => {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(readFileSync(AXE, 'utf8'));
    const { violations } = await page.evaluate(tags => globalThis.axe.run({ runOnly: tags }), TAGS);
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message}`).join('; ')}`);
    assert.deepEqual(told, [], colorScheme);
  }
};

/** Pictures for the documentation, where KORU_SCREENSHOTS names a folder. */
export const pictured = async (page, name) => {
  const folder = process.env.KORU_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(folder, `npm-${name}-${colorScheme}.png`) });
  }
};
