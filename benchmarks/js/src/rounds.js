/**
 * How fast an operation is: a warm-up, then rounds; each ends when it has done all or when its time
 * is over. The loop is sequential: each answer is awaited before the next is asked for.
 */
import { ROUNDS } from './shape.js';

/** Shares of an operation's time: the warm-up has one, each round two. */
const SHARES = 1 + 2 * ROUNDS;
/** The clock is looked at each time in the beginning, and later each sixteenth time. */
const LOOKS = 64;

/** Rates of all rounds of `step(i)`, i below `count`; a short round goes through them again. */
export async function rates(count, { seconds, millisMin }, step) {
  const share = (seconds * 1e3) / SHARES;
  await round(count, share, step, millisMin);
  const figures = [];
  let done = 0;
  for (let at = 0; at < ROUNDS; at++) {
    const { calls, millis } = await round(count, 2 * share, step, millisMin);
    figures.push((calls * 1e3) / millis);
    done += calls;
  }
  return { figures, on: Math.min(count, Math.round(done / ROUNDS)) };
}

/**
 * `count` calls of `step`, and more as long as `millisMin` are not over, but none once `millisMax`
 * are; says how many there were, and how long they took.
 */
export async function round(count, millisMax, step, millisMin = 0) {
  const start = performance.now();
  let calls = 0;
  let millis = 0;
  while (calls < count || millis < millisMin) {
    await step(calls % count);
    calls++;
    if (calls < LOOKS || calls % 16 === 0 || calls === count) {
      millis = performance.now() - start;
      if (millis > millisMax) {
        break;
      }
    }
  }
  return { calls, millis: performance.now() - start };
}
