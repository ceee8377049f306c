import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { virtualClock } from '../../src/testing.js';

test('advance_sleeps_endInOrderAndNotBefore', async () => {
  const clock = virtualClock();
  const ended = [];
  clock.sleep(20).then(() => ended.push(20));
  clock
    .sleep(10)
    .then(() => clock.sleep(5))
    .then(() => ended.push(15));

  await clock.advance(14);
  assert.deepEqual(ended, []);
  await clock.advance(1);
  assert.deepEqual(ended, [15]);
  await clock.advance(100);
  assert.deepEqual(ended, [15, 20]);
  assert.equal(clock.now(), 115);
});

test('timeout_lateAndInTime_rejectsAndResolves', async () => {
  const clock = virtualClock();
  const late = clock.timeout(10, () => clock.sleep(20)).catch((error) => error.code);
  const inTime = clock.timeout(
    10,
    clock.sleep(5).then(() => 'in time'),
  );
  await clock.advance(10);

  assert.equal(await late, 'deadline_exceeded');
  assert.equal(await inTime, 'in time');
  await assert.rejects(clock.timeout(10, Promise.reject(new Error('own'))), { message: 'own' });
});

test('runUntilIdle_intervalAndTimers_runToTheirEnd', async () => {
  const clock = virtualClock();
  const ticks = [];
  const ticking = (async () => {
    for await (const tick of clock.interval(1000)) {
      ticks.push([tick, clock.now()]);
      if (tick === 3) break;
    }
  })();
  await clock.runUntilIdle();
  await ticking;

  assert.deepEqual(ticks, [
    [0, 0],
    [1, 1000],
    [2, 2000],
    [3, 3000],
  ]);
});

test('runUntilIdle_endless_reachesTheLimit', async () => {
  const clock = virtualClock();
  (async () => {
    for (;;) await clock.sleep(1);
  })();

  await assert.rejects(clock.runUntilIdle({ limit: 50 }), { code: 'limit' });
});

test('open_databaseOnTheClock_needsNoTimeAndHasItsDate', async () => {
  const clock = virtualClock();
  const db = await clock.open();
  clock.setDate(Date.UTC(2030, 4, 1));
  const first = await db.put('users', 'alice', '{"name":"Alice"}');
  await clock.advance(1000);
  const second = await db.put('users', 'alice', '{"name":"Alicia"}');

  assert.match(first.timestamp, /^2030-05-01T00:00:00/);
  assert.match(second.timestamp, /^2030-05-01T00:00:01/);
  assert.equal((await db.history('users', 'alice')).length, 2);
  await db.close();
});

test('install_timersOfThePlatform_areTheClocks', async () => {
  const clock = virtualClock();
  const real = [setTimeout, Date];
  const restore = clock.install();
  const fired = [];
  try {
    const start = Date.now();
    setTimeout((word) => fired.push(word, Date.now() - start), 60_000, 'minute');
    await clock.advance(59_999);
    assert.deepEqual(fired, []);
    await clock.advance(1);
  } finally {
    restore();
  }
  assert.deepEqual(fired, ['minute', 60_000]);
  assert.deepEqual([setTimeout, Date], real);
});
