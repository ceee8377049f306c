import { callable, options, text } from './arguments.js';
import { Choices } from './choices.js';
import { koruError, Violation } from './error.js';
import { Insides, WORLD } from './insides.js';
import { SimulatedTask } from './task.js';
import { VirtualTime } from './virtual-time.js';

const MAIN = 'main';

/** What the driver of a run knows of it and its world does not. */
export class RunInsides extends Insides {
  /** The tasks of the machine that runs, with how to let each fail; those that ended left out. */
  alive = new Map();
  /** Tasks that failed. */
  failed = [];
  /** What ends the run: the first thing that must hold and does not, or an error of a timer. */
  violation = undefined;

  constructor(run) {
    super(run.machine(), (task) => run.running(task));
    this.run = run;
  }

  /** The first failed task that nobody looked at. */
  unseen() {
    return this.failed.find(({ task }) => !task.looked);
  }

  thrown(error) {
    this.violation ??= error;
  }

  violate(check, message) {
    this.run.violate(check, message);
    const violation = new Violation(check, message);
    this.violation ??= violation;
    return violation;
  }

  crash(killed) {
    this.millisBefore += this.machine.now();
    const date = this.machine.wallClock();
    this.machine = this.run.crash(killed);
    this.machine.setWallClock(date);
    this.waits.crash(WORLD);
    for (const [task, reject] of this.alive) {
      reject(koruError('cancelled', `the machine crashed: task=${task.name}`));
    }
    this.alive.clear();
  }
}

/**
 * One run of a simulated world: where its time, its choices, its machine and its disk come from,
 * and where it says what must hold.
 */
export class Simulation extends VirtualTime {
  #insides;
  #choices;

  /** @param {RunInsides} insides */
  constructor(insides) {
    super(insides);
    this.#insides = insides;
    this.#choices = new Choices(insides.run, MAIN);
  }

  // Tasks

  /** Starts a task on the machine; the run ends when all tasks but those in the background have. */
  spawn(name, body, given = {}) {
    text('name', name);
    callable('body', body);
    const { background = false } = options(given, ['background']);
    const insides = this.#insides;
    let fail;
    const crashed = new Promise((_, reject) => (fail = reject));
    const result = Promise.race([crashed, this.#started(name, body)]);
    const task = new SimulatedTask(name, result, (promise) =>
      insides.follow(`the end of ${name}`, promise),
    );
    insides.alive.set(task, Object.assign(fail, { background }));
    result.then(
      () => insides.alive.delete(task),
      (error) => {
        if (insides.alive.delete(task)) {
          insides.failed.push({ task, error });
        }
      },
    );
    return task;
  }

  /** The body runs for the first time when the schedule says so. */
  async #started(name, body) {
    const insides = this.#insides;
    await new Promise((resolve) => {
      const asking = insides.current;
      insides.current = name;
      const start = insides.back('its turn to start', resolve);
      insides.current = asking;
      insides.machine.sleep(0, start);
    });
    return body();
  }

  // Choices

  int(bound, label) {
    return this.#choices.int(bound, label);
  }

  oneIn(n, label) {
    return this.#choices.oneIn(n, label);
  }

  more(mean, label) {
    return this.#choices.more(mean, label);
  }

  pick(items, label) {
    return this.#choices.pick(items, label);
  }

  shuffle(items, label) {
    return this.#choices.shuffle(items, label);
  }

  random(label) {
    return this.#choices.random(label);
  }

  group(decide) {
    return this.#choices.group(decide);
  }

  /** Choices that are recorded apart: leaving one out moves none of the others. */
  stream(name) {
    return new Choices(this.#insides.run, text('name', name));
  }

  /** Whether this run has `feature`: drawn at its first mention; each run lacks some of them. */
  has(feature) {
    return this.#insides.run.has(text('feature', feature));
  }

  // What must hold

  /** What must hold at every time: a run where it does not has failed, whoever catches that. */
  always(holds, kind, message = kind) {
    text('kind', kind);
    if (!holds) {
      throw this.#insides.violate(
        kind,
        String(typeof message === 'function' ? message() : message),
      );
    }
  }

  /** What must hold some time in some run of a search. */
  sometimes(holds, mark) {
    this.#insides.run.mark(text('mark', mark), holds ? 1 : 0);
  }

  /** What must never be reached. */
  unreachable(message) {
    throw this.#insides.violate('unreachable', String(message));
  }

  // What happens

  /** Counts one operation, so that a thin search shows. */
  operation() {
    this.#insides.run.operation();
  }

  /** Takes `value` into the trace hash: an answer, for example. */
  observe(value) {
    const said = typeof value === 'object' ? JSON.stringify(value) : String(value);
    let hash = 1;
    for (let i = 0; i < said.length; i++) {
      hash = (Math.imul(hash, 31) + said.charCodeAt(i)) | 0;
    }
    this.#insides.run.observe(hash);
  }

  /** The power is lost: of what was not synced any legal part may be gone. Tasks are no more. */
  async crash() {
    this.#insides.crash(false);
  }

  /** The process ends: what was written can be read, and is still not durable. */
  async kill() {
    this.#insides.crash(true);
  }
}
