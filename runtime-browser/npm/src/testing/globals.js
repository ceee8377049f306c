import { Choices } from './choices.js';

const NODE = typeof globalThis.setImmediate === 'function';

/** How runs that put the platform's globals out of place follow each other. */
let last = Promise.resolve();

/**
 * Puts the virtual clock and the choices of a run in the place of the platform's timers, `Date`,
 * `performance.now` and `Math.random`, as soon as no other run has.
 *
 * @returns {Promise<() => void>} puts them back
 */
export async function installed(simulation, insides) {
  const before = last;
  let free;
  last = new Promise((resolve) => (free = resolve));
  await before;
  const choices = new Choices(insides.run, 'random');
  const restore = replaced({
    ...virtualTimers(insides),
    Date: virtualDate(() => simulation.date().getTime()),
    'Math.random': () => choices.random('Math.random'),
    'performance.now': () => simulation.now(),
  });
  return () => {
    restore();
    free();
  };
}

/** Puts values in the place of others by their names; gives the way back. */
export function replaced(values) {
  const undo = Object.entries(values).map(([path, value]) => {
    const names = path.split('.');
    const name = names.pop();
    const owner = names.reduce((object, part) => object[part], globalThis);
    const own = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
    return () => (own ? Object.defineProperty(owner, name, own) : delete owner[name]);
  });
  return () => undo.forEach((restore) => restore());
}

/** What Node's `setTimeout` gives: a number to most, with methods that change nothing here. */
class TimerHandle {
  #id;

  constructor(id) {
    this.#id = id;
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }

  hasRef() {
    return true;
  }

  [Symbol.toPrimitive]() {
    return this.#id;
  }
}

/** `setTimeout` and its like in virtual time. */
export function virtualTimers(insides) {
  const pending = new Map();
  let next = 1;

  const wait = (id, millis, then) => {
    const back = insides.back(`timer ${id}`, () => queueMicrotask(then));
    pending.set(id, { back, timer: insides.machine.timer(millis, back) });
  };
  const call = (work, given) => {
    try {
      work(...given);
    } catch (error) {
      insides.thrown(error);
    }
  };
  const once = (work, millis, given) => {
    const id = next++;
    wait(id, Math.max(0, Number(millis) || 0), () => pending.delete(id) && call(work, given));
    return handle(id);
  };
  const repeated = (work, millis, given) => {
    const id = next++;
    const period = Math.max(1, Number(millis) || 0);
    const tick = () => {
      if (pending.has(id)) {
        wait(id, period, tick);
        call(work, given);
      }
    };
    wait(id, period, tick);
    return handle(id);
  };
  const clear = (given) => {
    const id = Number(given);
    const waiting = pending.get(id);
    const current = insides.current;
    if (pending.delete(id)) {
      waiting.timer.cancel();
      waiting.back();
      insides.enter(current);
    }
  };
  return {
    setTimeout: (work, millis, ...given) => once(work, millis, given),
    setInterval: (work, millis, ...given) => repeated(work, millis, given),
    setImmediate: (work, ...given) => once(work, 0, given),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
}

/** A number, or in Node an object, as the platform's own timers give. */
function handle(id) {
  return NODE ? new TimerHandle(id) : id;
}

/** A `Date` whose present is what `now` says. */
export function virtualDate(now) {
  const Real = globalThis.Date;
  return class Date extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [now()] : given));
    }

    static now() {
      return now();
    }
  };
}
