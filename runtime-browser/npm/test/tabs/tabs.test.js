// Tabs of one browser that share a database, killed and frozen.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { browser, serve } from '../chromium.js';

const HERE = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = process.env.KORU_NIGHTLY === 'true' ? 50 : 5;
const MILLIS_MAX = 30_000;

const PAGE = `<!doctype html><script type="module">
  import { shared } from '/dist/tabs.js';
  import { opfs } from '/dist/opfs.js';
  import { indexedDb } from '/dist/indexeddb.js';
  const query = new URLSearchParams(location.search);
  const storage = query.get('kind') === 'opfs' ? opfs(query.get('name')) : indexedDb(query.get('name'));
  globalThis.opening = shared({ name: query.get('name'), storage });
  globalThis.db = await opening;
</script>`;

/** What a call in the page gives, or the code that it failed with. */
const called = (tab, script, ...args) =>
  tab.evaluate(
    async ([script, args]) => {
      try {
        return { value: await new Function('db', 'args', `return (async () => ${script})()`)(await opening, args) };
      } catch (error) {
        return { code: error.code ?? String(error) };
      }
    },
    [script, args]);

const value = async (tab, script, ...args) => {
  const { value: got, code } = await called(tab, script, ...args);
  assert.equal(code, undefined);
  return got;
};

/** Two tabs, the first of which owns the database. */
const tabs = async (t, kind, name) => {
  const server = await serve(HERE, { '/tab.html': PAGE });
  const started = await browser();
  t.after(async () => {
    await started.close();
    server.close();
  });
  const context = await started.newContext();
  const open = async () => {
    const tab = await context.newPage();
    tab.setDefaultTimeout(MILLIS_MAX);
    await tab.goto(`${server.address}/tab.html?kind=${kind}&name=${name}`);
    await tab.waitForFunction(() => globalThis.db !== undefined);
    return tab;
  };
  return { open, first: await open(), second: await open() };
};

for (const kind of ['opfs', 'indexeddb']) {
  test(`tabs_${kind}_workAsOne`, { timeout: 120_000 }, async t => {
    const { first, second } = await tabs(t, kind, 'one');
    assert.deepEqual([await value(first, 'db.owner'), await value(second, 'db.owner')], [true, false]);
    const written = await value(second, "db.put('a', 'x', { by: 'second', big: 1n }).then(v => v.versionId)");
    assert.equal(await value(first, "db.get('a', 'x').then(v => v.versionId)"), written);
    assert.equal((await called(second, "db.put('a', 'x', 1, { expected: null })")).code, 'conflict');
    await value(second, "(globalThis.feed = db.subscribe({ namespace: 'b' })).ready().then(() => 1)");
    await value(first, "db.put('b', 'y', 1).then(() => 1)");
    assert.equal(await value(second, 'feed.next().then(({ value }) => value.changes[0].after.value)'), 1);
    const bytes = await value(second, 'db.export().then(bytes => bytes.length)');
    assert.equal(await value(first, 'db.export().then(bytes => bytes.length)'), bytes);
    await value(first, 'db.close().then(() => 1)');
    assert.equal(await value(second, "db.get('a', 'x').then(v => v.value.by)"), 'second');
    assert.equal(await value(second, 'db.owner'), true);
    assert.equal((await called(first, "db.get('a', 'x')")).code, 'closed');
  });
}

test('owner_killedWhileOthersWrite_losesNothingAcknowledged', { timeout: ROUNDS * 30_000 }, async t => {
  const { open, first, second } = await tabs(t, 'opfs', 'killed');
  let [owner, other] = [first, second];
  for (let round = 0; round < ROUNDS; round++) {
    assert.equal(await value(owner, 'db.owner'), true);
    await value(other, `(() => {
      globalThis.acknowledged = [];
      globalThis.unknown = 0;
      globalThis.writing = (async () => {
        for (let i = 0; i < 400 && !globalThis.enough; i++) {
          try {
            await db.put('round-' + args[0], 'k' + i, i);
            acknowledged.push(i);
          } catch (error) {
            if (!['outcome_unknown', 'unavailable'].includes(error.code)) throw error;
            unknown++;
          }
        }
      })();
    })()`, round);
    await other.waitForFunction(() => acknowledged.length >= 5);
    const killed = Date.now();
    await owner.close({ runBeforeUnload: false });
    while ((await called(other, "db.put('after', 'kill', args[0]).then(() => 1)", round)).code === 'outcome_unknown');
    t.diagnostic(`round ${round}: the other tab wrote ${Date.now() - killed} ms after the kill`);
    await value(other, '(globalThis.enough = true, writing).then(() => 1)');
    const lost = await value(other, `(async () => {
      const lost = [];
      for (const i of acknowledged) if ((await db.get('round-' + args[0], 'k' + i))?.value !== i) lost.push(i);
      globalThis.enough = false;
      return [lost, acknowledged.length, unknown];
    })()`, round);
    assert.deepEqual(lost[0], [], `of ${lost[1]} acknowledged writes, ${lost[2]} unknown`);
    assert.ok(lost[2] <= 1, `one write was under way at a time: unknown=${lost[2]}`);
    [owner, other] = [other, await open()];
  }
});

test('owner_frozen_callsFailUnavailableAndLaterWork', { timeout: 120_000 }, async t => {
  const { first, second } = await tabs(t, 'opfs', 'frozen');
  await value(second, "db.put('a', 'x', 1).then(() => 1)");
  await first.evaluate(millis => {
    setTimeout(() => {
      for (const end = Date.now() + millis; Date.now() < end; );
    });
  }, 9_000);
  assert.equal((await called(second, "new Promise(go => setTimeout(go, 500)).then(() => db.get('a', 'x'))")).code, 'unavailable');
  assert.equal(await value(second, 'db.owner'), false);
  await second.waitForFunction(() => db.get('a', 'x').then(found => found.value === 1, () => false));
  assert.deepEqual([await value(first, 'db.owner'), await value(second, 'db.owner')], [true, false]);
});
