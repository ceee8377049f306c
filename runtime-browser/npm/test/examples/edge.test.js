// The edge worker: in a bare isolate, and in workerd where it is installed.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load, start } from './isolate.js';

/** Modules of another context need a flag, so the tests run in a process that has it. */
if (!process.execArgv.includes('--experimental-vm-modules')) {
  test('worker_inABareIsolate', () => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--experimental-vm-modules', fileURLToPath(import.meta.url)],
      { encoding: 'utf8', timeout: 60_000, env });
    assert.equal(status, 0, stdout + stderr);
  });
} else {
  const worker = await load();
  const put = value => ({ method: 'PUT', body: JSON.stringify(value) });

  test('worker_aNote_isKeptWithItsPast', async () => {
    const ask = start(worker, new Map());
    const first = await (await ask('/shopping', put({ text: 'milk' }))).json();
    await ask('/shopping', put({ text: 'milk, bread' }));
    const now = await (await ask('/shopping')).json();
    const then = await (await ask(`/shopping?at=${first.timestamp}`)).json();
    const all = await (await ask('/shopping/history')).json();
    assert.deepEqual(now.value, { text: 'milk, bread' });
    assert.deepEqual(then.value, { text: 'milk' });
    assert.deepEqual(all.map(({ versionId }) => versionId), [first.versionId, now.versionId]);
  });

  test('worker_startedAgain_hasEveryVersionItAnswered', async () => {
    const kept = new Map();
    const before = start(worker, kept);
    await Promise.all(['a', 'b', 'c'].map(text => before('/letters', put({ text }))));
    const told = await (await before('/letters/history')).json();
    assert.equal(kept.size, 3);
    const after = start(worker, kept);
    assert.deepEqual(await (await after('/letters/history')).json(), told);
    await after('/letters', put({ text: 'd' }));
    const last = await (await start(worker, kept)('/letters/history')).json();
    assert.deepEqual(last.map(({ value }) => value.text), ['a', 'b', 'c', 'd']);
  });

  test('worker_whatIsNotThereOrNoTime_isSaid', async () => {
    const ask = start(worker, new Map());
    assert.equal((await ask('/nothing')).status, 404);
    const refused = await ask('/nothing?at=yesterday');
    assert.equal(refused.status, 400);
    assert.equal((await refused.json()).code, 'bad_request');
  });
}
