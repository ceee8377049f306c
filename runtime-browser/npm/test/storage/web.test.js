// OPFS and IndexedDB in Chromium.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser } from './browser.js';
import { checks } from './contract.js';

const KILLS = Number(process.env.KORU_KILLS ?? (process.env.KORU_NIGHTLY === 'true' ? 100 : 10));
const CHECKS = Object.keys(checks).length;

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** What an origin has used is what a browser remembers of it: a quota wants one of its own. */
const withOwnPage = async act => {
  const own = await openBrowser();
  try {
    await act(await own.page(), own);
  } finally {
    await own.close();
  }
};

const withPage = async act => {
  const page = await browser.page();
  try {
    return await act(page);
  } finally {
    await page.close();
  }
};

/** Does a job in a fresh worker of the page, which ends then. */
const work = (page, ...call) => page.evaluate(async ([job, ...given]) => {
  jobs.start('once');
  try {
    return await jobs.inWorker('once', job, ...given);
  } finally {
    jobs.end('once');
  }
}, call);

/** Does a job in a worker that lives on under its name. */
const workIn = (page, name, ...call) => page.evaluate(async ([worker, job, ...given]) => {
  if (!globalThis.started?.has(worker)) {
    jobs.start(worker);
    globalThis.started = new Set([...globalThis.started ?? [], worker]);
  }
  return jobs.inWorker(worker, job, ...given);
}, [name, ...call]);

const endWorker = (page, name) => page.evaluate(worker => {
  jobs.end(worker);
  globalThis.started.delete(worker);
}, name);

const here = (page, ...call) => page.evaluate(given => jobs.here(...given), call);

const keys = (from, to) => Array.from({ length: to - from }, (_, i) => `key-${from + i}`).sort();

const kinds = { opfs: [work], indexeddb: [work, here] };

for (const [kind, ways] of Object.entries(kinds)) {
  describe(kind, () => {
    for (const way of ways) {
      test(`contract_in_${way === here ? 'page' : 'worker'}_isKept`, () => withPage(async page => {
        for (const owned of [false, true]) {
          assert.deepEqual(
              await way(page, 'contract', kind, { owned }), { passed: CHECKS, failed: {} });
        }
      }));
    }

    test('written_pageReloaded_isThereWithAFlushForEachCommit', () => withPage(async page => {
      assert.deepEqual(
          new Set(await work(page, 'write', kind, 'reload', 0, 30)), new Set([1]));
      await page.reload();
      await page.evaluate(async () => {
        globalThis.jobs = await import('/test/storage/page.js');
      });
      assert.deepEqual(await work(page, 'keys', kind, 'reload'), keys(0, 30));
      await work(page, 'write', kind, 'reload', 30, 40);
      assert.deepEqual(await work(page, 'keys', kind, 'reload'), keys(0, 40));
    }));

    test('writer_killedAgainAndAgain_losesNothingAcknowledged', () => withPage(async page => {
      const acknowledged = new Set();
      const lifeAndDeath = (life, kill) => page.evaluate(
          given => jobs.killWriter(...given), [kind, 'killed', `${life}-`, kill]);
      for (let life = 0; life <= KILLS; life++) {
        const count = life === KILLS ? 1 : life % 5;
        const millis = count === 0 ? 30 + life * 11 % 170 : life * 7 % 23;
        const { found, acknowledged: more } = await lifeAndDeath(life, { count, millis });
        const kept = new Set(found ?? acknowledged);
        assert.deepEqual([...acknowledged].filter(key => !kept.has(key)), [], `life ${life}`);
        assert.deepEqual(more.filter(({ flushes }) => flushes < 1), [], `life ${life}`);
        more.forEach(({ key }) => acknowledged.add(key));
      }
      assert.ok(acknowledged.size > KILLS, String(acknowledged.size));
    }));

    test('secondOpener_isRefusedUntilTheFirstEnds', () => withPage(page => withPage(async other => {
      const open = { value: 'open' };
      assert.deepEqual(await workIn(page, 'first', 'hold', kind, 'two'), open);
      for (const opener of [page, other]) {
        const { error } = await work(opener, 'hold', kind, 'two');
        assert.equal(error.code, 'already_open', error.message);
        assert.match(error.message, /ownerClient=[0-9a-fA-F-]{32}/);
      }
      await endWorker(page, 'first');
      assert.deepEqual(await workIn(other, 'second', 'hold', kind, 'two'), open);
      await workIn(other, 'second', 'letGo');
      assert.deepEqual(await workIn(page, 'third', 'hold', kind, 'two'), open);
    })));

    test('quota_used_rejectsTypedAndLosesNothing', () => withOwnPage(async (page, browser) => {
      const devtools = await page.context().newCDPSession(page);
      const quota = bytes => devtools.send('Storage.overrideQuotaForOrigin', bytes === undefined
        ? { origin: browser.origin } : { origin: browser.origin, quotaSize: bytes });
      const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin: browser.origin });
      await quota(usage + 3_000_000);
      assert.deepEqual(await workIn(page, 'filler', 'hold', kind, 'quota'), { value: 'open' });
      const { written, error } = await workIn(page, 'filler', 'fill', 'full-', 100);
      assert.deepEqual([error.reason, error.cause], ['quota', 'KoruError'], error.message);
      assert.equal(error.inner, 'QuotaExceededError');
      assert.ok(['outcome_unknown', 'storage_failure'].includes(error.code), error.code);
      assert.ok(written > 0 && written < 60, String(written));
      await quota(undefined);
      const more = await workIn(page, 'filler', 'fill', 'more-', 5);
      await workIn(page, 'filler', 'letGo');
      const kept = new Set(await work(page, 'keys', kind, 'quota'));
      const expected = [
        ...Array.from({ length: written }, (_, i) => `full-${i}`),
        ...Array.from({ length: more.written }, (_, i) => `more-${i}`),
      ];
      assert.equal(more.written, 5, more.error?.message);
      assert.deepEqual(expected.filter(key => !kept.has(key)), []);
    }));

    test('missingPlatform_isUnsupportedAndSaysWhat', () => withPage(async page => {
      const missing = {
        opfs: {
          'navigator.storage.getDirectory': 'origin private file system',
          'navigator.locks': 'Web Locks',
        },
        indexeddb: { indexedDB: 'IndexedDB', 'navigator.locks': 'Web Locks' },
      };
      for (const [path, what] of Object.entries(missing[kind])) {
        const { error } = await work(page, 'openWithout', kind, path);
        assert.equal(error.code, 'unsupported', error.message);
        assert.ok(error.message.includes(what), error.message);
      }
    }));
  });
}

test('opfs_withoutMove_keepsTheContract', () => withPage(async page => {
  assert.deepEqual(
      await work(page, 'contractWithoutMove', 'opfs'), { passed: CHECKS, failed: {} });
}));

test('opfs_inAPage_isUnsupportedAndSaysWhy', () => withPage(async page => {
  const { error } = await here(page, 'hold', 'opfs', 'page');
  assert.equal(error.code, 'unsupported');
  assert.match(error.message, /only dedicated workers/);
}));

test('indexedDb_ownershipTaken_writesNothingMore', () => withPage(async page => {
  await here(page, 'hold', 'indexeddb', 'fenced');
  assert.deepEqual(await here(page, 'holdsStill', 'before'), { value: 'written' });
  await here(page, 'raiseEpoch', 'fenced');
  const { error } = await here(page, 'holdsStill', 'after');
  assert.equal(error.code, 'outcome_unknown');
  assert.match(error.message, /ownership lost/);
  await page.close();
  await withPage(async other => {
    assert.deepEqual(await here(other, 'keys', 'indexeddb', 'fenced'), ['before']);
  });
}));

test('persist_inAPage_isAskedForAndAnswered', () => withPage(async page => {
  await here(page, 'hold', 'indexeddb', 'persist');
  assert.equal(typeof await here(page, 'persisted'), 'boolean');
  await here(page, 'letGo');
}));
