/**
 * `korudelta/testing`: programs whose time, order, randomness, disk and crashes are chosen by a
 * seed, so that a failure is searched for, made simple, kept as text and repeated on any machine.
 */
import { callable, options, text, wholeNumber } from './testing/arguments.js';
import { badRequest } from './testing/error.js';
import { failureError, searched } from './testing/search.js';
import { nameOf, RUN_OPTIONS, settingsOf, toldBy } from './testing/settings.js';
import { once } from './testing/once.js';
import { VirtualClock } from './testing/virtual-clock.js';
import * as engine from './testing/engine.js';

export { Violation } from './testing/error.js';

const SEARCH_OPTIONS = [...RUN_OPTIONS, 'seeds', 'base', 'budgetMillis', 'shrinkTries'];

/** Runs a world once, decided by a seed. */
export async function simulate(world, given = {}) {
  callable('world', world);
  const how = options(given, [...RUN_OPTIONS, 'seed']);
  const seed = seedOf('seed', how.seed ?? 1);
  const name = nameOf(world, how);
  const settings = settingsOf(how);
  const told = { ...toldBy(settings), checkRepeats: how.checkRepeats };
  const { ending, report } = await once(engine.seeded(seed, settings), world, told);
  return { seed, ...report, sim: ending.sim(name) };
}

/** Runs a world with seed after seed up to the first that fails, and shrinks that failure. */
export async function search(world, given = {}) {
  callable('world', world);
  const how = options(given, SEARCH_OPTIONS);
  const settings = settingsOf(how);
  return searched(world, {
    ...toldBy(settings),
    settings,
    name: nameOf(world, how),
    checkRepeats: how.checkRepeats,
    seeds: wholeNumber('seeds', how.seeds ?? 1000, 1),
    base: seedOf('base', how.base ?? 1),
    budgetMillis: how.budgetMillis ?? Infinity,
    shrinkTries: wholeNumber('shrinkTries', how.shrinkTries ?? 2000, 1),
  });
}

/** As `search`, for a test: throws what it finds, with the text that repeats it. */
export async function check(world, given = {}) {
  const found = await search(world, given);
  if (!found.passed) {
    throw failureError(found);
  }
  return found;
}

/** Repeats the run that `sim`, the text of a `.sim` file, recorded. */
export async function replay(world, sim, given = {}) {
  callable('world', world);
  options(given, ['checkRepeats']);
  const recorded = engine.recorded(text('sim', sim));
  const how = { ...toldBy(recorded.settings), checkRepeats: given.checkRepeats };
  const { ending, report } = await once(engine.replay(sim), world, how);
  const drift = [...ending.drift()];
  const sameFailure = (report.failure?.kind ?? '') === recorded.failureKind;
  return {
    ...report,
    drift,
    sameFailure,
    same: drift.length === 0 && sameFailure && report.traceHash === recorded.traceHash,
    sim: ending.sim(recorded.world),
  };
}

/** A clock for tests that moves when it is told to. */
export function virtualClock() {
  return new VirtualClock();
}

/**
 * Runs the scenarios that every platform must answer alike on this one.
 *
 * @returns {Promise<object>} the report
 */
export async function certify(given = {}) {
  const how = options(given, ['platform', 'group', 'onScenario']);
  const heard = how.onScenario ?? (() => {});
  const platform = text('platform', how.platform ?? 'JavaScript');
  const json = await engine.runContract(
    platform,
    how.group ?? 'all',
    callable('onScenario', heard),
  );
  return JSON.parse(json);
}

function seedOf(name, value) {
  if (!Number.isSafeInteger(value)) {
    throw badRequest(`no whole number: ${name}=${String(value)}`);
  }
  return value;
}
