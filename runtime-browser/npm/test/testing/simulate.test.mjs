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

test('simulate_raceOfTheScheduleAlone_isShrunkToOneChoice', async () => {
  const world = async (sim) => {
    const order = [];
    await Promise.all(['a', 'b', 'c'].map((name) => sim.spawn(name, () => order.push(name))));
    sim.always(order.join('') === 'abc', 'order', () => order.join(''));
  };
  const found = await search(world, { seeds: 50, checkRepeats: true });

  assert.equal(found.failure.kind, 'order');
  assert.deepEqual(found.choices.schedule, [0, 0, 1]);
  assert.equal((await replay(world, found.sim)).same, true);
});

test('search_nothingWrong_triesAllAndSaysWhatItReached', async () => {
  const world = async (sim) => {
    sim.operation();
    sim.sometimes(sim.oneIn(2, 'heads'), 'heads');
    sim.sometimes(false, 'never');
  };
  const result = await search(world, { seeds: 40 });

  assert.equal(result.passed, true);
  assert.equal(result.runs, 40);
  assert.equal(result.operations, 40);
  assert.ok(result.marks.heads > 5 && result.marks.heads < 35);
  assert.deepEqual(result.missed, ['never']);
  assert.equal(result.failure, undefined);
});

test('check_failure_throwsWhatRepeatsIt', async () => {
  const error = await check(lostUpdate, { seeds: 100 }).then(assert.fail, (thrown) => thrown);

  assert.equal(error.name, 'SimulationFailure');
  assert.equal(error.code, 'lost_update');
  assert.match(error.message, /^counter=1\nseed \d+, run \d+; the simplest of \d+ that fail/);
  const sim = error.message.slice(error.message.indexOf('korudelta-sim'));
  assert.equal((await replay(lostUpdate, sim)).same, true);
  assert.equal(error.found.failure.error, error.cause);
});

test('replay_changedWorld_tellsTheDrift', async () => {
  const found = await search(lostUpdate, { seeds: 100 });
  const changed = async (sim) => {
    sim.int(5, 'something new');
    sim.always(false, 'another', 'another');
  };
  const again = await replay(changed, found.sim);

  assert.equal(again.same, false);
  assert.equal(again.sameFailure, false);
  assert.ok(again.drift.length > 0);
});

test('simulate_nothingLeftToRun_namesWhatWaits', async () => {
  const report = await simulate(async (sim) => {
    sim.spawn('clerk 1', () => new Promise(() => {}));
    sim.spawn('clerk 2', () => sim.sleep(5));
    await sim.spawn('clerk 3', () => new Promise((resolve) => setTimeout(resolve, 5)));
  });

  assert.equal(report.failure.kind, 'would_deadlock');
  assert.match(report.failure.message, /^ {2}world: the end of clerk 3$/m);
  assert.match(
    report.failure.message,
    /^ {2}clerk 1: something that the simulation does not give$/m,
  );
  assert.match(
    report.failure.message,
    /^ {2}clerk 3: something that the simulation does not give$/m,
  );
  assert.match(report.failure.message, /globals: true/);
  assert.equal(report.virtualMillis, 5);
});

test('simulate_taskFailsUnseen_failsTheRun', async () => {
  const boom = () => {
    throw new TypeError('boom');
  };
  const unseen = await simulate((sim) => void sim.spawn('clerk', boom));
  const seen = await simulate((sim) => sim.spawn('clerk', boom).catch(() => {}));
  const late = await simulate(async (sim) => {
    const task = sim.spawn('clerk', boom);
    await sim.sleep(10);
    await task.then(assert.fail, (error) => assert.equal(error.message, 'boom'));
  });

  assert.equal(unseen.failure.kind, 'TypeError');
  assert.equal(unseen.failure.message, 'boom');
  assert.ok(unseen.failure.error instanceof TypeError);
  assert.equal(seen.passed, true);
  assert.equal(late.passed, true);
});

test('simulate_violationThatIsCaught_stillFailsTheRun', async () => {
  const report = await simulate(async (sim) => {
    try {
      sim.always(false, 'never_so', 'x=1');
    } catch {
      await sim.sleep(1);
    }
  });

  assert.equal(report.failure.kind, 'never_so');
  assert.equal(report.failure.message, 'x=1');
});

test('simulate_tasks_areWaitedForUnlessInTheBackground', async () => {
  const ended = [];
  const report = await simulate((sim) => {
    sim.spawn('slow', async () => {
      await sim.sleep(1000);
      ended.push('slow');
    });
    sim.spawn(
      'endless',
      async () => {
        for await (const tick of sim.interval(300)) ended.push(tick);
      },
      { background: true },
    );
  });

  assert.equal(report.passed, true);
  assert.equal(report.virtualMillis, 1000);
  assert.deepEqual(ended, [0, 1, 2, 3, 'slow']);
});

test('simulate_endlessRun_reachesTheLimit', async () => {
  const world = async (sim) => {
    for (;;) await sim.sleep(1);
  };
  const report = await simulate(world, { limit: 100 });

  assert.equal(report.failure.kind, 'limit');
  assert.match(report.failure.message, /turns=100 now=\d+ ms.*\n {2}world: sleep until \d+ ms/);
  assert.equal((await replay(world, report.sim)).same, true);
});

test('simulate_tooManyChoices_isAnOverrun', async () => {
  const report = await simulate((sim) => {
    for (;;) sim.int(2, 'bit');
  });

  assert.equal(report.overrun, true);
  assert.equal(report.passed, false);
  assert.equal(report.failure, undefined);
});

test('checkRepeats_stateThatRunsShare_isFound', async () => {
  let runs = 0;
  const world = async (sim) => {
    for (let i = 0; i < runs; i++) await sim.sleep(1);
    runs++;
  };
  const result = await search(world, { seeds: 10, checkRepeats: true });

  assert.equal(result.failure.kind, 'diverges');
  assert.match(result.failure.message, /hash=[0-9a-f]{16} again=[0-9a-f]{16}/);
  assert.equal(result.repeats, false);
});

test('globals_timersDateAndRandom_areThoseOfTheRun', async () => {
  const real = { setTimeout, Date, random: Math.random };
  const seen = [];
  const world = async (sim) => {
    const start = Date.now();
    const left = [];
    const timer = setTimeout(() => left.push('never'), 5);
    clearTimeout(timer);
    await new Promise((resolve) => setTimeout(resolve, 86_400_000));
    const beats = await new Promise((resolve) => {
      let count = 0;
      const beat = setInterval(() => {
        if (++count === 3) {
          clearInterval(beat);
          resolve(count);
        }
      }, 100);
    });
    seen.push([
      Date.now() - start,
      new Date(start).toISOString(),
      Math.random(),
      beats,
      left.length,
    ]);
  };
  const first = await simulate(world, { seed: 5, globals: true, checkRepeats: true });

  assert.equal(first.failure, undefined);
  assert.equal(seen[0][0], 86_400_300);
  assert.equal(seen[0][1], '2026-01-01T00:00:00.000Z');
  assert.deepEqual(seen[0], seen[1]);
  assert.match(first.sim, /setting globals true/);
  assert.equal((await replay(world, first.sim)).same, true);
  assert.equal(setTimeout, real.setTimeout);
  assert.equal(Date, real.Date);
  assert.equal(Math.random, real.random);
});

test('globals_timerThatThrows_failsTheRun', async () => {
  const world = async () => {
    setTimeout(() => {
      throw new RangeError('in a timer');
    }, 5).unref?.();
    await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const report = await simulate(world, { globals: true });

  assert.equal(report.failure.kind, 'RangeError');
  assert.equal(report.virtualMillis, 5);
});

test('timeout_inASimulation_leavesNoTimer', async () => {
  const report = await simulate(async (sim) => {
    assert.equal(
      await sim.timeout(
        1000,
        sim.sleep(5).then(() => 'in time'),
      ),
      'in time',
    );
    await assert.rejects(sim.timeout(1, sim.sleep(5)), { code: 'deadline_exceeded' });
    await sim.sleep(10);
    await new Promise(() => {});
  });

  assert.equal(report.failure.kind, 'would_deadlock');
  assert.equal(report.virtualMillis, 16);
  assert.doesNotMatch(report.failure.message, /timeout at/);
});

test('simulate_taskThatFailedBeforeTheDeadlock_isTheFailure', async () => {
  const report = await simulate(async (sim) => {
    const queue = new Promise((resolve) => {
      sim.spawn('producer', async () => resolve(JSON.parse('no stock')));
    });
    await queue;
  });

  assert.equal(report.failure.kind, 'SyntaxError');
});

test('globals_twoRunsAtOnce_followEachOther', async () => {
  const world = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const reports = await Promise.all(
    [1, 2, 3].map((seed) => simulate(world, { seed, globals: true })),
  );

  assert.deepEqual(
    reports.map((report) => report.virtualMillis),
    [50, 50, 50],
  );
});

test('choices_allKinds_areDecidedByTheSeed', async () => {
  const drawn = [];
  const world = (sim) => {
    const items = [];
    while (sim.more(4, 'one more')) {
      items.push(sim.group(() => [sim.int(10, 'a'), sim.pick(['x', 'y'], 'b'), sim.random() < 1]));
    }
    drawn.push({
      items,
      order: sim.shuffle([1, 2, 3]),
      lucky: sim.has('luck'),
      apart: sim.stream('apart').int(9),
    });
  };
  await simulate(world, { seed: 11 });
  await simulate(world, { seed: 11 });

  assert.deepEqual(drawn[0], drawn[1]);
  assert.deepEqual([...drawn[0].order].sort(), [1, 2, 3]);
});

test('arguments_ofTheWrongKind_areBadRequests', async () => {
  const bad = { code: 'bad_request', name: 'KoruError' };
  await assert.rejects(simulate('no function'), bad);
  await assert.rejects(
    simulate(() => {}, { sede: 1 }),
    { ...bad, message: /option=sede/ },
  );
  await assert.rejects(
    simulate(() => {}, { seed: 1.5 }),
    bad,
  );
  await assert.rejects(
    simulate(() => {}, { disk: { 'short-writes': 3 } }),
    bad,
  );
  await assert.rejects(
    search(() => {}, { seeds: 0 }),
    bad,
  );
  await assert.rejects(
    replay(() => {}, 'no sim'),
    bad,
  );
  for (const wrong of [
    (sim) => sim.int(0),
    (sim) => sim.int('3'),
    (sim) => sim.sleep(-1),
    (sim) => sim.spawn('', () => {}),
    (sim) => sim.spawn('x'),
    (sim) => sim.pick([]),
    (sim) => sim.stream('No Stream').int(2),
    (sim) => sim.open({ durability: 'none' }),
  ]) {
    assert.equal((await simulate(wrong)).failure.kind, 'bad_request', String(wrong));
  }
});
