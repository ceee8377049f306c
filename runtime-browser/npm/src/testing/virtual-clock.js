import { milliseconds, options, wholeNumber } from './arguments.js';
import { drain } from './drain.js';
import { replaced, virtualDate, virtualTimers } from './globals.js';
import { Insides } from './insides.js';
import { untilNothingIsLeft, VirtualTime } from './virtual-time.js';
import * as engine from './engine.js';

const LIMIT = 100_000;

/**
 * A clock that moves when it is told to. What needs no time, such as a write to a database on it,
 * goes on by itself.
 */
export class VirtualClock extends VirtualTime {
  #machine;
  #insides;
  #running = false;

  constructor() {
    const machine = engine.machine();
    const insides = new Insides(machine);
    super(insides);
    this.#machine = machine;
    this.#insides = insides;
    machine.onReady(() => this.#soon());
  }

  #soon() {
    if (!this.#running) {
      this.#running = true;
      queueMicrotask(() => this.#turn());
    }
  }

  #turn() {
    this.#running = this.#machine.run(this.#machine.now());
    if (this.#running) {
      queueMicrotask(() => this.#turn());
    }
  }

  /** Lets `millis` pass, and everything happen that is due meanwhile. */
  async advance(millis) {
    const until = this.#machine.now() + milliseconds('millis', millis);
    await this.#goOn(until, LIMIT);
    this.#machine.moveTo(until);
    await drain();
  }

  /** Lets time pass until nothing is left to happen. */
  async runUntilIdle(given = {}) {
    const { limit = LIMIT } = options(given, ['limit']);
    await this.#goOn(Infinity, wholeNumber('limit', limit, 1));
  }

  async #goOn(until, limit) {
    await drain();
    await untilNothingIsLeft(limit, async () => {
      const ran = this.#machine.run(until);
      await drain();
      return ran;
    });
  }

  /**
   * Puts this clock in the place of the platform's timers, `Date` and `performance.now`.
   *
   * @returns {() => void} puts them back
   */
  install() {
    return replaced({
      ...virtualTimers(this.#insides),
      Date: virtualDate(() => this.date().getTime()),
      'performance.now': () => this.now(),
    });
  }
}
