// The notes, in one tab, in two, and without a network.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLES, serve } from '../../examples/serve.mjs';
import { accessible, launch, pictured, shows } from './browser.js';

const VERSION = number => new RegExp(`^${number} of ${number}, written `);

const BOAT = [
  'On the boat',
  'The harbour was grey this morning. Nobody had slept much, and the coffee was gone before we had cast off.',
  'By noon the wind had turned. We let the island pass on the left, as the old chart asks.',
  'Nobody said where we were going.',
  'At four there were whales, or one whale, three times.',
  'Tomorrow: letters.',
];

const served = async t => {
  const site = await serve(EXAMPLES);
  let ended;
  const end = () => (ended ??= site.close());
  t.after(end);
  return { url: `${site.origin}/examples/notes/`, end, context: await launch(t) };
};

const tab = async (context, url) => {
  const page = await context.newPage();
  await page.goto(url);
  const text = page.getByLabel('Note', { exact: true });
  await page.locator('#text:enabled').waitFor();
  return {
    page, text,
    told: page.locator('#told'),
    list: page.getByRole('navigation', { name: 'Notes' }),
    history: page.getByRole('slider', { name: 'History' }),
    button: name => page.getByRole('button', { name }),
  };
};

const writes = async ({ text, told }, words, number) => {
  await text.fill(words);
  await shows(told, VERSION(number));
};

test('notes_written_areThereAfterAReload', async t => {
  const { url, context } = await served(t);
  const one = await tab(context, url);
  await writes(one, 'Shopping\nmilk', 1);
  await writes(one, 'Shopping\nmilk, bread', 2);
  await one.button('New note').click();
  await writes(one, 'Letters', 1);
  await shows(one.list, 'Letters\nShopping');

  await one.page.reload();
  await shows(one.list, 'Letters\nShopping');
  assert.equal(await one.text.inputValue(), 'Letters');
  await one.list.getByRole('button', { name: 'Shopping' }).click();
  await shows(one.told, VERSION(2));
  assert.equal(await one.text.inputValue(), 'Shopping\nmilk, bread');
});

test('notes_aPastVersion_isReadAndRestored', async t => {
  const { url, context } = await served(t);
  const one = await tab(context, url);
  await writes(one, 'first', 1);
  await writes(one, 'second', 2);
  assert.equal(await one.button('Restore').isDisabled(), true);

  await one.history.press('ArrowLeft');
  await shows(one.told, /^1 of 2, written /);
  assert.equal(await one.text.inputValue(), 'first');
  assert.equal(await one.text.getAttribute('readonly'), '');
  await one.button('Restore').press('Enter');
  await shows(one.told, VERSION(3));
  assert.equal(await one.text.inputValue(), 'first');

  await one.button('Delete').click();
  await shows(one.told, /^4 of 4, deleted /);
  await shows(one.list, '');
  await one.history.press('ArrowLeft');
  await one.button('Restore').click();
  await shows(one.told, VERSION(5));
  await shows(one.list, 'first');
});

test('notes_withoutANetwork_openAndAreWritten', async t => {
  const { url, end, context } = await served(t);
  const one = await tab(context, url);
  await writes(one, 'before', 1);
  await end();
  await context.setOffline(true);
  await one.page.reload();
  await one.page.locator('#text:enabled').waitFor();
  await shows(one.page.getByRole('status'), /^Offline/);
  assert.equal(await one.text.inputValue(), 'before');
  await writes(one, 'and after', 2);
  await one.page.reload();
  await shows(one.told, VERSION(2));
});

test('notes_inTwoTabs_areTheSame', async t => {
  const { url, context } = await served(t);
  const one = await tab(context, url);
  await writes(one, 'from one', 1);
  const two = await tab(context, url);
  assert.equal(await two.text.inputValue(), 'from one');

  await writes(two, 'from two', 2);
  await shows(one.told, VERSION(2));
  assert.equal(await one.text.inputValue(), 'from two');

  await one.page.close(); // It had the files open: the other takes over.
  await writes(two, 'from two alone', 3);
  const three = await tab(context, url);
  assert.equal(await three.text.inputValue(), 'from two alone');
});

test('notes_whoeverReadsThem_canReadAndUseThem', async t => {
  const { url, context } = await served(t);
  const one = await tab(context, url);
  await accessible(one.page);
  await writes(one, 'Letters to write', 1);
  await one.button('New note').click();
  await writes(one, 'Shopping\n\nmilk', 1);
  await one.button('New note').click();
  for (let lines = 1; lines <= BOAT.length; lines++) await writes(one, BOAT.slice(0, lines).join('\n\n'), lines);
  await accessible(one.page);
  await one.history.press('ArrowLeft');
  await one.history.press('ArrowLeft');
  await shows(one.told, /^4 of 6/);
  await accessible(one.page);
  await pictured(one.page, 'notes');
});
