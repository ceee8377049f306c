import { koruError } from './error.js';
import { once } from './once.js';
import * as engine from './engine.js';

const { performance: watch } = globalThis;

/** What many runs did together, so that a thin search shows. */
class Tally {
  runs = 0;
  operations = 0;
  crashes = 0;
  #hashes = new Set();
  #marks = new Map();

  add(report) {
    this.runs++;
    this.operations += report.operations;
    this.crashes += report.crashes;
    this.#hashes.add(report.traceHash);
    for (const [mark, times] of Object.entries(report.marks)) {
      this.#marks.set(mark, (this.#marks.get(mark) ?? 0) + times);
    }
  }

  told() {
    const marks = Object.fromEntries([...this.#marks].sort(([a], [b]) => (a < b ? -1 : 1)));
    return {
      runs: this.runs,
      operations: this.operations,
      crashes: this.crashes,
      distinct: this.#hashes.size,
      marks,
      missed: Object.keys(marks).filter((mark) => marks[mark] === 0),
    };
  }
}

/** Runs seed after seed until one fails, and makes that failure as simple as it can. */
export async function searched(world, how) {
  const tally = new Tally();
  const end = watch.now() + how.budgetMillis;
  for (let seed = how.base; seed < how.base + how.seeds && watch.now() < end; seed++) {
    const ran = await once(engine.seeded(seed, how.settings), world, how);
    tally.add(ran.report);
    if (ran.report.failure) {
      return { passed: false, seed, ...(await found(ran, world, how, end)), ...tally.told() };
    }
  }
  return { passed: true, ...tally.told() };
}

async function found(ran, world, how, end) {
  const first = ran.report.failure;
  if (first.kind === 'diverges') {
    return told(ran, first, how, { tries: 0, repeats: false });
  }
  const shrinking = ran.ending.shrinking();
  for (let trial = next(shrinking, how, end); trial; trial = next(shrinking, how, end)) {
    const { ending } = await once(trial, world, { ...how, checkRepeats: false });
    shrinking.judge(ending);
  }
  const least = await once(shrinking.best(), world, { ...how, checkRepeats: false });
  const repeats = least.report.failure !== undefined;
  return told(repeats ? least : ran, first, how, { tries: shrinking.tries(), repeats });
}

function next(shrinking, { shrinkTries }, end) {
  return shrinking.tries() < shrinkTries && watch.now() < end ? shrinking.next() : null;
}

function told({ ending, report }, failedFirst, { name }, shrunk) {
  return {
    failure: report.failure,
    failedFirst,
    choices: report.choices,
    traceHash: report.traceHash,
    steps: report.steps,
    virtualMillis: report.virtualMillis,
    sim: ending.sim(name),
    ...shrunk,
  };
}

/** The error of a search that found something: what fails, and all that is needed to repeat it. */
export function failureError(found) {
  const { failure, seed, runs, tries, repeats, sim } = found;
  const how = repeats
    ? `the simplest of ${tries} that fail like it, for replay(world, sim):`
    : 'it does not repeat, so something else than the simulation decides:';
  const error = koruError(
    failure.kind,
    `${failure.message}\nseed ${seed}, run ${runs}; ${how}\n${sim}`,
    failure.error,
  );
  error.name = 'SimulationFailure';
  error.found = found;
  return error;
}
