import { drain } from './drain.js';
import { kindOf, koruError, messageOf } from './error.js';
import { WORLD } from './insides.js';
import { RunInsides, Simulation } from './simulation.js';
import { installed } from './globals.js';

const HINT =
  'A timer, a request or a file of the platform decides by itself when it answers: ' +
  'use sim.sleep, sim.timeout, sim.disk, or the option { globals: true }.';
const FOREIGN = 'something that the simulation does not give';

/**
 * Runs a world to its end. Between two steps of the machine everything that waited for the first
 * goes on as far as it can, so the run is a pure function of its choices as long as the world waits
 * for nothing but what the simulation gives.
 *
 * @param {object} run what the engine began
 * @param {(sim: Simulation) => unknown} world
 * @param {{ globals: boolean, limit: number }} told
 * @returns {Promise<{ ending: object, error: unknown, virtualMillis: number }>}
 */
export async function drive(run, world, { globals, limit }) {
  const insides = new RunInsides(run);
  const simulation = new Simulation(insides);
  const restore = globals ? await installed(simulation, insides) : () => {};
  try {
    return await driven(insides, simulation, world, limit);
  } finally {
    restore();
  }
}

async function driven(insides, simulation, world, limit) {
  let body = { pending: true };
  const call = async () => world(simulation);
  call().then(
    () => (body = { pending: false }),
    (error) => (body = { pending: false, failed: true, error }),
  );
  let failure;
  try {
    await drain();
    for (let turns = 0; goesOn(insides, body); turns++) {
      if (turns === limit) {
        throw endless(insides, turns);
      }
      if (!insides.machine.run(Infinity)) {
        throw deadlock(insides, body);
      }
      await drain();
    }
    failure = failureOf(insides, body);
  } catch (error) {
    failure = insides.unseen() ?? { error };
  }
  return ended(insides, failure);
}

function goesOn(insides, body) {
  return (
    insides.violation === undefined &&
    !body.failed &&
    (body.pending || [...insides.alive.values()].some((task) => !task.background))
  );
}

function failureOf(insides, body) {
  if (insides.violation !== undefined) {
    return { error: insides.violation };
  }
  return body.failed ? body : insides.unseen();
}

function ended(insides, failure) {
  const ending = failure
    ? insides.run.failed(kindOf(failure.error), messageOf(failure.error))
    : insides.run.passed();
  return { ending, error: failure?.error, virtualMillis: insides.now() };
}

function endless(insides, turns) {
  const waits = insides.waits.all().join('\n  ');
  return koruError(
    'limit',
    `the run does not end: turns=${turns} now=${insides.now()} ms; what waits:\n  ${waits}`,
  );
}

function deadlock(insides, body) {
  const names = [...insides.alive.keys()].map((task) => task.name);
  const waiting = body.pending ? [WORLD, ...names] : names;
  const foreign = waiting.filter((name) => !insides.waits.has(name));
  const lines = [
    ...insides.waits.all(),
    ...foreign.map((name) => `${name}: ${FOREIGN}`),
    ...insides.machine.waits(),
  ];
  const hint = foreign.length > 0 ? `\n${HINT}` : '';
  return koruError(
    'would_deadlock',
    `nothing is ready and no timer is pending; what waits:\n  ${lines.join('\n  ')}${hint}`,
  );
}
