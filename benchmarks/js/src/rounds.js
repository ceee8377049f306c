/**
 * How fast an operation is: a warm-up, then rounds; each ends when it has done all or when its time
 * is over. The loop is sequential: each answer is awaited before the next is asked for.
 */
import { ROUNDS } from './shape.js';

/** Shares of an operation's time: the warm-up has one, each round two. */
const SHARES = 1 + 2 * ROUNDS;
/** The clock is looked at each time in the beginning, and later each sixteenth time. */
const LOOKS = 64;

/** Rates of all rounds: one of `count` calls of `step(i, round)`, `weight` things done by each. */
export async function rates(count, seconds, step, { warmUp = step, weight = 1 } = {}) {
  const share = (seconds * 1e3) / SHARES;
  await round(count, share, (i) => warmUp(i, -1));
  const figures = [];
  let done = 0;
  for (let at = 0; at < ROUNDS; at++) {
    const { calls, millis } = await round(count, 2 * share, (i) => step(i, at));
    figures.push((calls * weight * 1e3) / millis);
    done += calls;
  }
  return { figures, on: Math.round((done / ROUNDS) * weight) };
}

/** At most `count` calls within `millisMax`; says how many, and how long they took. */
export async function round(count, millisMax, step) {
  const start = performance.now();
  let calls = 0;
  while (calls < count) {
    await step(calls);
    calls++;
    if ((calls < LOOKS || calls % 16 === 0) && performance.now() - start > millisMax) {
      break;
    }
  }
  return { calls, millis: performance.now() - start };
}
