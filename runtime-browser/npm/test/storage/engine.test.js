// The database on a directory, by Node and by the JVM in turns.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { memory } from '../../src/memory.js';
import { files } from '../../src/node.js';
import { openOn } from './engine.js';
import { jvm } from './jvm.js';
import { Talking } from './talking.js';

const root = mkdtempSync(join(tmpdir(), 'korudelta-engine-'));
after(() => rmSync(root, { recursive: true, force: true }));

let directories = 0;
const fresh = () => join(root, String(++directories));

const nodeProcess = (...work) => Talking.start(
    process.execPath, [fileURLToPath(new URL('node-process.js', import.meta.url)), ...work]);

const numbers = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

const writeNumbers = async (db, from, to) => {
  for (const i of numbers(from, to)) await db.put('numbers', `key-${i}`, `{"number":${i}}`);
};

const contents = async db => {
  const lines = [];
  for (const key of await db.keys('numbers')) {
    lines.push(`${key} ${(await db.get('numbers', key)).value}`);
  }
  return lines;
};

const expected = (from, to) => numbers(from, to).map(i => `key-${i} {"number":${i}}`).sort();

const reopened = async directory => {
  const db = await openOn(files(directory));
  const lines = await contents(db);
  await db.close();
  return lines;
};

const storages = { memory, node: () => files(fresh()) };

for (const [kind, storage] of Object.entries(storages)) {
  test(`${kind}_closedAndOpenedAgain_hasEveryVersion`, async () => {
    const adapter = storage();
    const first = await openOn(adapter);
    const flushes = [];
    for (let i = 0; i < 20; i++) {
      const before = adapter.counts.flushes;
      await first.put('a', 'x', String(i));
      flushes.push(adapter.counts.flushes - before);
    }
    assert.deepEqual(new Set(flushes), new Set([1]));
    await assert.rejects(openOn(adapter), { code: 'already_open' });
    await first.close();
    const again = await openOn(adapter);
    const history = await again.history('a', 'x');
    assert.deepEqual(history.map(version => Number(version.value)), numbers(0, 20));
    await again.close();
  });
}

test('append_noMoreRoom_rejectsWithTheReason', async () => {
  const adapter = memory();
  const full = new DOMException('no more', 'QuotaExceededError');
  const create = adapter.create.bind(adapter);
  let failing = false;
  adapter.create = name => {
    const file = create(name);
    const append = file.append.bind(file);
    file.append = bytes => (failing ? Promise.reject(full) : append(bytes));
    return file;
  };
  const db = await openOn(adapter);
  await db.put('a', 'x', '1');
  failing = true;
  await assert.rejects(db.put('a', 'x', '2'), error => {
    assert.deepEqual([error.code, error.reason], ['outcome_unknown', 'quota']);
    assert.equal(error.cause, full);
    return true;
  });
  await db.close();
});

test('node_killedWhileWriting_keepsEveryAcknowledgedCommit', async () => {
  const directory = fresh();
  const acknowledged = new Set();
  for (let life = 0; life < 5; life++) {
    const writer = nodeProcess(directory, 'write', `${life}-`);
    for (let i = 0; i < 10 + life * 7; i++) {
      const [key, flushes] = (await writer.line()).split(' ');
      assert.equal(flushes, '1', 'a flush before the acknowledgement');
      acknowledged.add(key);
    }
    (await writer.kill()).forEach(line => acknowledged.add(line.split(' ')[0]));
    const db = await openOn(files(directory));
    const kept = new Set(await db.keys('crash'));
    await db.close();
    assert.deepEqual([...acknowledged].filter(key => !kept.has(key)), []);
  }
  assert.ok(acknowledged.size >= 120);
});

test('jvm_wroteADatabase_nodeReadsItAndWritesOn_jvmReadsAll', async () => {
  const directory = fresh();
  assert.deepEqual(await jvm(directory, 'write', 0, 50).end(), ['written']);
  assert.deepEqual(await reopened(directory), expected(0, 50));
  const db = await openOn(files(directory));
  await writeNumbers(db, 50, 100);
  await db.close();
  assert.deepEqual((await jvm(directory, 'read').end()).sort(), expected(0, 100));
});

test('node_wroteADatabase_jvmReadsItAndWritesOn_nodeReadsAll', async () => {
  const directory = fresh();
  const db = await openOn(files(directory));
  await writeNumbers(db, 0, 50);
  await db.close();
  assert.deepEqual((await jvm(directory, 'read').end()).sort(), expected(0, 50));
  assert.deepEqual(await jvm(directory, 'write', 50, 100).end(), ['written']);
  assert.deepEqual(await reopened(directory), expected(0, 100));
});

test('jvm_ownsTheDirectory_nodeIsRefusedUntilItDies', async () => {
  const directory = fresh();
  const owner = jvm(directory, 'hold');
  assert.equal(await owner.line(), 'open');
  await assert.rejects(openOn(files(directory)),
      { code: 'already_open', message: new RegExp(`ownerPid=${owner.pid} `) });
  await owner.kill();
  assert.deepEqual(await reopened(directory), []);
});

test('node_ownsTheDirectory_jvmIsRefusedUntilItDies', async () => {
  const directory = fresh();
  const owner = nodeProcess(directory, 'hold');
  assert.equal(await owner.line(), 'locked');
  const [refused] = await jvm(directory, 'read').end();
  assert.match(refused, new RegExp(`^error already_open .*ownerPid=${owner.pid} .*process alive`));
  await owner.kill();
  assert.deepEqual(await jvm(directory, 'write', 0, 3).end(), ['written']);
  assert.deepEqual(await reopened(directory), expected(0, 3));
});
