import { callable, milliseconds, options, wholeNumber } from './arguments.js';
import { badRequest, koruError } from './error.js';
import { frontDoor } from './database.js';
import { followed } from './followed.js';
import { SimulatedDisk } from './disk.js';

const DURABILITIES = ['sync', 'async', 'memory'];
const ASYNC_MILLIS = 100;

/** Time that moves only when nothing else is left to do, and what runs on it. */
export class VirtualTime {
  #insides;

  /** @param {import('./insides.js').Insides} insides */
  constructor(insides) {
    this.#insides = insides;
  }

  /** Milliseconds since the run began; never goes back. */
  now() {
    return this.#insides.now();
  }

  /** The wall clock, which begins at 2026-01-01T00:00:00Z. */
  date() {
    return new Date(Math.floor(this.#insides.machine.wallClock()));
  }

  /** Lets the wall clock jump to `date`, also back; time that is waited for does not. */
  setDate(date) {
    const millis = Number(date);
    if (!Number.isFinite(millis)) {
      throw badRequest(`no date: date=${String(date)}`);
    }
    this.#insides.machine.setWallClock(millis);
  }

  /** Resolves after `millis` of virtual time; zero lets others run first. */
  sleep(millis) {
    milliseconds('millis', millis);
    const insides = this.#insides;
    return insides.wait(`sleep until ${insides.now() + millis} ms`, (wake) =>
      insides.machine.sleep(millis, wake),
    );
  }

  /** What `work`, a promise or a function that gives one, resolves to, or `deadline_exceeded`. */
  timeout(millis, work) {
    milliseconds('millis', millis);
    const promise = Promise.resolve(typeof work === 'function' ? work() : work);
    const insides = this.#insides;
    return new Promise((resolve, reject) => {
      const late = koruError('deadline_exceeded', `timeout=${millis} ms`);
      let settle = reject;
      const back = insides.back(`timeout at ${insides.now() + millis} ms`, () => settle(late));
      const timer = insides.machine.timer(millis, back); // Whoever comes second changes nothing.
      const inTime = (how) => (answer) => {
        settle = () => how(answer);
        timer.cancel();
        back();
      };
      promise.then(inTime(resolve), inTime(reject));
    });
  }

  /** Ticks at once and then every `millis`, without drift: an endless iterable of 0, 1, 2 … */
  async *interval(millis) {
    if (milliseconds('millis', millis) === 0) {
      throw badRequest('interval not above zero: millis=0');
    }
    const start = this.now();
    for (let tick = 0; ; tick++) {
      await this.sleep(Math.max(0, start + tick * millis - this.now()));
      yield tick;
    }
  }

  /** Opens KoruDelta on the machine's disk. */
  async open(given = {}) {
    const { durability = '', asyncMillis = ASYNC_MILLIS } = options(given, [
      'durability',
      'asyncMillis',
    ]);
    if (durability !== '' && !DURABILITIES.includes(durability)) {
      throw badRequest(`no durability: durability=${durability} known=${DURABILITIES.join(',')}`);
    }
    const insides = this.#insides;
    const opening = insides.machine.open(durability, milliseconds('asyncMillis', asyncMillis));
    const engine = await insides.follow('the opening of a database', opening);
    return frontDoor(followed(engine, insides));
  }

  /** The files of the machine that runs: a storage adapter. */
  get disk() {
    return new SimulatedDisk(this.#insides);
  }
}

/** Calls `work` over and over until it says that nothing is left, with a limit. */
export async function untilNothingIsLeft(limit, work) {
  wholeNumber('limit', limit, 1);
  callable('work', work);
  for (let turns = 0; await work(); turns++) {
    if (turns >= limit) {
      throw koruError('limit', `time goes on without end: turns=${turns}`);
    }
  }
}
