// The page without a build step, as somebody would use it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLES, serve } from '../../examples/serve.mjs';
import { accessible, launch, pictured, shows } from './browser.js';

const opened = async t => {
  const { origin, close } = await serve(EXAMPLES);
  t.after(close);
  const page = await (await launch(t)).newPage();
  await page.goto(`${origin}/examples/browser.html`);
  const room = name => page.locator('.plan > li').filter({ has: page.getByRole('heading', { name }) }).locator('.people li');
  const line = page.getByRole('slider', { name: 'Time' });
  await shows(page.locator('.plan'), /Barbara/);
  await page.waitForFunction(() => document.querySelector('#moment').max === '6');
  return { page, room, line };
};

test('page_aMove_isShownAndThePastStays', async t => {
  const { page, room, line } = await opened(t);
  await shows(room('Garden'), 'Grace');

  await page.getByLabel('Who').fill('Linus');
  await page.getByLabel('Where to').selectOption('Attic');
  await page.getByLabel('Who').press('Enter');
  await shows(room('Attic'), 'Barbara\nLinus');

  await line.focus();
  await line.press('ArrowLeft');
  await shows(room('Attic'), 'Barbara');
  await line.press('Home');
  await shows(page.locator('.people li'), 'Ada');
  assert.match(await line.getAttribute('aria-valuetext'), /^\d{4}-.*, move 1 of 8$/);
  await line.press('End');
  await shows(room('Attic'), 'Barbara\nLinus');
  await shows(page.locator('#shown'), 'now');
});

test('page_whoIsAskedFor_hasTheirHistory', async t => {
  const { page } = await opened(t);
  await shows(page.getByRole('list', { name: 'Where Ada has been' }), /^Library\n[\d:.]+\nKitchen\n[\d:.]+$/);
  await page.getByLabel('Who').fill('Barbara');
  await shows(page.getByRole('list', { name: 'Where Barbara has been' }), /^Attic\n[\d:.]+$/);
});

test('page_whoeverReadsIt_canReadAndUseIt', async t => {
  const { page, line } = await opened(t);
  await accessible(page);
  await line.focus();
  await line.press('ArrowLeft');
  await line.press('ArrowLeft');
  await shows(page.locator('#shown'), /^\d{4}-/);
  await pictured(page, 'browser');
});
