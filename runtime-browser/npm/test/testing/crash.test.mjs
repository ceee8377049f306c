import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { replay, search, simulate } from '../../src/testing.js';

const bytes = (...values) => Uint8Array.of(...values);

/** Keeps a note in a file; forgets to sync it unless told. */
const notes = (syncs) => async (sim) => {
  const file = await sim.disk.create('note');
  await sim.disk.syncDirectory();
  await file.append(bytes(1, 2, 3));
  if (syncs) {
    await file.sync();
  }
  if (sim.oneIn(3, 'crash')) {
    await sim.crash();
  } else {
    await file.close();
  }
  const again = await sim.disk.open('note');
  const kept = await again.read(0, 10);
  sim.always(kept.length === 3, 'lost_note', () => `length=${kept.length}`);
};

test('crash_bytesThatWereNotSynced_areLostAndFound', async () => {
  const found = await search(notes(false), { name: 'notes' });

  assert.equal(found.failure.kind, 'lost_note');
  assert.equal(found.failure.message, 'length=0');
  assert.deepEqual(found.choices, { main: [1] });
  const again = await replay(notes(false), found.sim);
  assert.equal(again.same, true);
  assert.equal(again.crashes, 1);
});

test('crash_bytesThatWereSynced_areKept', async () => {
  const result = await search(notes(true), { seeds: 50 });

  assert.equal(result.passed, true, JSON.stringify(result.failure));
  assert.ok(result.crashes > 5);
});

test('kill_bytesThatWereNotSynced_canStillBeRead', async () => {
  const report = await simulate(async (sim) => {
    const file = await sim.disk.create('note');
    await file.append(bytes(7));
    await sim.kill();
    const again = await sim.disk.open('note');
    assert.deepEqual(await again.read(0, 1), bytes(7));
    assert.deepEqual(await sim.disk.list(), ['note']);
  });

  assert.equal(report.failure, undefined);
});

test('crash_tasks_areNoMore', async () => {
  const ended = [];
  const report = await simulate(async (sim) => {
    const clerk = sim.spawn('clerk', async () => {
      await sim.sleep(10);
      ended.push('clerk');
    });
    await sim.sleep(5);
    await sim.crash();
    await assert.rejects(clerk, { code: 'cancelled' });
    sim.spawn('unseen', () => sim.sleep(1));
    await sim.crash();
    await sim.sleep(50);
    assert.equal(sim.now(), 55);
    assert.equal(sim.date().toISOString(), '2026-01-01T00:00:00.055Z');
  });

  assert.equal(report.failure, undefined);
  assert.deepEqual(ended, []);
  assert.equal(report.crashes, 2);
  assert.equal(report.virtualMillis, 55);
});

test('crash_taskThatWaitsForAnother_doesNotGoOn', async () => {
  const went = [];
  const report = await simulate(async (sim) => {
    const slow = sim.spawn('slow', () => sim.sleep(10));
    sim.spawn('patient', async () => {
      await slow.catch((error) => went.push(error.code));
      went.push('on');
    });
    await sim.sleep(5);
    await sim.crash();
    await sim.sleep(50);
  });

  assert.equal(report.failure, undefined);
  assert.deepEqual(went, []);
});

test('crash_whatTheWorldWaitsForOnTheMachine_isToldWhenItNeverComes', async () => {
  const report = await simulate(async (sim) => {
    const nap = sim.sleep(10);
    await sim.crash();
    await nap;
  });

  assert.equal(report.failure.kind, 'would_deadlock');
  assert.match(report.failure.message, /world: sleep until 10 ms, of a machine that crashed/);
});

/** Two writes one after the other; after a crash the second must not be there without the first. */
const ledger = (durability) => async (sim) => {
  const db = await sim.open({ durability });
  const told = [];
  const clerk = sim.spawn('clerk', async () => {
    for (const key of ['a', 'b', 'c']) {
      await db.put('ledger', key, `{"n":${sim.int(9, 'n')}}`);
      told.push(key);
    }
  });
  await sim.sleep(sim.int(3, 'when'));
  if (sim.oneIn(2, 'crash')) {
    await sim.crash();
  } else {
    await clerk;
    await db.close();
  }
  const again = await sim.open({ durability });
  const keys = await again.listKeys('ledger');
  sim.sometimes(keys.length < told.length, 'lost what was told');
  sim.always(keys.join('') === 'abc'.slice(0, keys.length), 'hole', () => keys.join(''));
  sim.always(
    durability !== 'sync' || keys.length >= told.length,
    'lost_write',
    () => `keys=${keys.join(',')} told=${told.join(',')}`,
  );
  await again.close();
};

test('open_syncedWrites_surviveCrashes', async () => {
  const result = await search(ledger('sync'), { seeds: 30, checkRepeats: true });

  assert.equal(result.failure?.message, undefined);
  assert.ok(result.crashes > 5);
  assert.deepEqual(result.missed, ['lost what was told']);
});

test('open_writesInMemory_areLostWithoutHoles', async () => {
  const result = await search(ledger('memory'), { seeds: 30 });

  assert.equal(result.failure?.message, undefined);
  assert.deepEqual(result.missed, []);
});

test('disk_faults_strikeAtTheRateThatIsGiven', async () => {
  const world = async (sim) => {
    const file = await sim.disk.create('log');
    for (let i = 0; i < 20; i++) {
      await file.append(bytes(i));
    }
  };
  const found = await search(world, { disk: { 'short-write': 10, 'slow-write': 5 }, seeds: 100 });

  assert.equal(found.failure.kind, 'storage_failure');
  assert.match(found.sim, /^setting disk\/short-write 10$/m);
  assert.match(found.failure.message, /log/);
  assert.equal((await replay(world, found.sim)).same, true);
});
