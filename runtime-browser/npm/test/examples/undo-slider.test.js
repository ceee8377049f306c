// The stamp with its undo slider: built by Vite, served, used.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build, createServer } from 'vite';
import { serve } from '../../examples/serve.mjs';
import { accessible, launch, pictured, shows } from './browser.js';
import { project } from './project.js';

const ends = [];
let site;

before(async () => {
  const folder = project({ after: end => ends.push(end) }, 'undo-slider');
  await build({ root: folder, logLevel: 'error' });
  site = await serve({ '/': join(folder, 'dist') });
  ends.push(site.close);
});

after(() => Promise.all(ends.map(end => end())));

const opened = async (t, origin) => {
  const page = await (await launch(t)).newPage();
  await page.goto(origin);
  return {
    page,
    stamp: told => page.getByRole('img', { name: `Stamp of ${told}`, exact: true }).waitFor(),
    country: page.getByLabel('Country'),
    history: page.getByRole('slider', { name: 'History' }),
    told: page.locator('output'),
  };
};

test('stamp_everyChange_canBeUndoneAndGoneOnFrom', async t => {
  const { page, stamp, country, history, told } = await opened(t, site.origin);
  await shows(told, 'nothing changed yet');
  await country.press('End');
  await country.pressSequentially(' 42');
  await page.getByRole('radio', { name: 'Sail' }).check();
  await shows(told, /^4 of 4: motif/);
  await stamp('Norge 42, 15: sail');

  await history.focus();
  await history.press('ArrowLeft');
  await history.press('ArrowLeft');
  await shows(told, /^2 of 4: country/);
  await stamp('Norge 4, 15: mountain');
  await page.keyboard.press('Control+z');
  await shows(told, /^1 of 4: country/);
  await page.keyboard.press('Control+Shift+Z');
  await page.getByRole('button', { name: 'Redo' }).click();
  await shows(told, /^3 of 4: country/);

  await page.getByLabel('Tilt').focus();
  await page.getByLabel('Tilt').press('ArrowRight');
  await shows(told, /^5 of 5: tilt/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(told, /^4 of 5: motif/);
  assert.equal(await page.getByRole('radio', { name: 'Sail' }).isChecked(), true);

  await page.reload();
  await shows(told, /^5 of 5: tilt/);
  assert.equal(await country.inputValue(), 'Norge 42');
  assert.equal(await page.getByRole('radio', { name: 'Mountain' }).isChecked(), true);
});

test('stamp_whoeverReadsIt_canReadAndUseIt', async t => {
  const { page, country, history, told } = await opened(t, site.origin);
  await shows(told, 'nothing changed yet');
  await accessible(page);
  await country.fill('');
  await country.pressSequentially('Sápmi');
  await page.getByLabel('Price').fill('27');
  await page.getByRole('radio', { name: 'Sail' }).check();
  for (let i = 0; i < 6; i++) await page.getByLabel('Colour').press('ArrowLeft');
  await page.getByRole('radio', { name: 'Moon' }).check();
  for (let i = 0; i < 5; i++) await page.getByLabel('Tilt').press('ArrowRight');
  await shows(told, /^20 of 20: tilt/);
  for (let i = 0; i < 6; i++) await history.press('ArrowLeft');
  await shows(told, /^14 of 20: colour/);
  await accessible(page);
  await pictured(page, 'undo-slider');
});

test('stamp_servedByViteAsItIsDeveloped_works', async t => {
  const server = await createServer({ root: project(t, 'undo-slider'), logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
  t.after(() => server.close());
  await server.listen();
  const { country, told } = await opened(t, `http://localhost:${server.httpServer.address().port}`);
  await country.press('End');
  await country.pressSequentially('s');
  await shows(told, /^1 of 1: country/);
});
