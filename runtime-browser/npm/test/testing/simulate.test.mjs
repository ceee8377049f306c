import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { check, replay, search, simulate } from '../../src/testing.js';

/** Two clerks add to a counter; each reads it, perhaps gives the other a turn, and writes it. */
async function lostUpdate(sim) {
  let counter = 0;
  const add = async () => {
    sim.operation();
    const read = counter;
    if (sim.oneIn(3, 'hesitates')) {
      await sim.sleep(10);
    }
    counter = read + 1;
  };
  await Promise.all([sim.spawn('clerk 1', add), sim.spawn('clerk 2', add)]);
  sim.always(counter === 2, 'lost_update', () => `counter=${counter}`);
}

test('search_bugOfTheSchedule_isFoundShrunkAndReplayed', async () => {
  const found = await search(lostUpdate, { seeds: 100 });

  assert.equal(found.passed, false);
  assert.equal(found.failure.kind, 'lost_update');
  assert.equal(found.failure.message, 'counter=1');
  assert.deepEqual(found.choices, { main: [1] });
  assert.equal(found.repeats, true);
  assert.match(found.sim, /^korudelta-sim 1\nworld lostUpdate\nfailure lost_update\n/);
  assert.match(found.sim, /\n1\thesitates\tclerk 1\n/);

  const again = await replay(lostUpdate, found.sim);
  assert.equal(again.same, true);
  assert.equal(again.traceHash, found.traceHash);
  assert.equal(again.failure.message, 'counter=1');
  assert.equal(again.sim, found.sim);
});

test('simulate_sameSeed_givesTheSameRun', async () => {
  const first = await simulate(lostUpdate, { seed: 7 });
  const second = await simulate(lostUpdate, { seed: 7 });
  const hashes = new Set();
  for (let seed = 1; seed <= 20; seed++) {
    hashes.add((await simulate(lostUpdate, { seed })).traceHash);
  }

  assert.equal(first.traceHash, second.traceHash);
  assert.equal(first.sim, second.sim);
  assert.ok(hashes.size > 3);
});

test('database in a simulation', async () => {
  const world = async (sim) => {
    const db = await sim.open();
    await Promise.all([
      sim.spawn('a', async () => { await db.put('n', 'k', '1'); }),
      sim.spawn('b', async () => { await db.put('n', 'k', '2'); await sim.sleep(5); }),
    ]);
    const got = await db.get('n', 'k');
    sim.observe(got);
    await db.close();
  };
  const report = await simulate(world, { seed: 3, checkRepeats: true });
  console.log(report);
});
