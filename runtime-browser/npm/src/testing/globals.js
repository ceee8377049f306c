import { Choices } from './choices.js';

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

/** `setTimeout` and its like in virtual time. */
export function virtualTimers(insides) {
  const timers = new Map();
  let next = 1;

  const start = (id, millis, wake) => {
    const back = insides.back(`timer ${id}`, () => queueMicrotask(wake));
    timers.set(id, insides.machine.timer(millis, back));
  };
  const once = (call, millis, given) => {
    const id = next++;
    start(id, Math.max(0, Number(millis) || 0), () => {
      if (timers.delete(id)) {
        call(...given);
      }
    });
    return id;
  };
  const repeated = (call, millis, given) => {
    const id = next++;
    const period = Math.max(1, Number(millis) || 0);
    const tick = () => {
      if (timers.has(id)) {
        start(id, period, tick);
        call(...given);
      }
    };
    start(id, period, tick);
    return id;
  };
  const clear = (id) => {
    timers.get(id)?.cancel();
    timers.delete(id);
  };
  return {
    setTimeout: (call, millis, ...given) => once(call, millis, given),
    setInterval: (call, millis, ...given) => repeated(call, millis, given),
    setImmediate: (call, ...given) => once(call, 0, given),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
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
