// How long an operation takes: warm-up, then many short rounds of whole batches, each round a figure.
// A batch that did not do exactly what it was asked to is an error, and so is one that never ends.

const ROUNDS_MIN = 3;
const BATCH_MILLIS_MAX = 60_000;
const CLOCK_STEPS = 200;

/** The batch, checked; resolves to how many milliseconds it took. */
async function timed(work, count) {
  let alarm;
  const late = new Promise((resolve, reject) => {
    alarm = setTimeout(() => reject(new Error(`lost some: no end of ${count}`)), BATCH_MILLIS_MAX);
  });
  const start = performance.now();
  const done = await Promise.race([work(count), late]);
  const millis = performance.now() - start;
  clearTimeout(alarm);
  if (done !== count) {
    throw new Error(`lost some: done=${done} of=${count}`);
  }
  return millis;
}

/** Warms up, and finds how many fill a quarter of a round: a multiple of four within the bounds. */
async function batchOf(work, { batchMin, batchMax, warmupMillis, roundMillis }) {
  const start = performance.now();
  let count = batchMin;
  let settled = 0;
  while (settled < 2 || performance.now() - start < warmupMillis) {
    const millis = await timed(work, count);
    const grows = millis < roundMillis / 4 && count < batchMax;
    count = grows ? Math.min(2 * count, batchMax) : count;
    settled = grows ? 0 : settled + 1;
  }
  return count;
}

/** Nanoseconds for one, of one round. */
async function round(work, batch, roundMillis) {
  let millis = 0;
  let count = 0;
  do {
    millis += await timed(work, batch);
    count += batch;
  } while (millis < roundMillis);
  return (millis * 1e6) / count;
}

/** Figures of as many rounds as are asked for, or as `budgetMillis` has room for. */
export async function measure(work, job) {
  const batch = await batchOf(work, job);
  const start = performance.now();
  const figures = [];
  while (
    figures.length < ROUNDS_MIN ||
    (figures.length < job.rounds && performance.now() - start < job.budgetMillis)
  ) {
    figures.push(await round(work, batch, job.roundMillis));
  }
  return { figures, batch, clockMicros: clockMicros() };
}

/** How late each of many wake-ups was, in microseconds, a list for each round. The first warms up. */
export async function lateness(wakes, job) {
  const lates = [];
  for (let i = 0; i <= job.rounds; i++) {
    const micros = [];
    const done = await wakes(job.samples, job.periodMillis, (millis) =>
      micros.push(Math.max(0, Math.round(millis * 1e3))),
    );
    if (done !== job.samples || micros.length !== job.samples) {
      throw new Error(`lost some: done=${done} heard=${micros.length} of=${job.samples}`);
    }
    lates.push(micros);
  }
  return { lates: lates.slice(1), clockMicros: clockMicros() };
}

/** The least step of the clock that was seen. */
function clockMicros() {
  let least = Infinity;
  for (let i = 0; i < CLOCK_STEPS; i++) {
    const from = performance.now();
    let to = from;
    while (to === from) {
      to = performance.now();
    }
    least = Math.min(least, to - from);
  }
  return least * 1e3;
}
