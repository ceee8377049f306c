// The engine in this thread.

import { koruError } from './error.js';

/** A database of this thread, and what can be done only while it is closed. */
export class Local {
  #reopen;
  #storage;
  #engine;
  #busy = undefined;

  /** @param module what exports the engine */
  static async open(storage, options, module) {
    module.errorsAs(koruError);
    const reopen = () => module.open(storage, options);
    return new Local(storage, reopen, await reopen());
  }

  constructor(storage, reopen, engine) {
    this.#storage = storage;
    this.#reopen = reopen;
    this.#engine = engine;
  }

  /** The engine; while something is done that wants it closed, whoever calls waits. */
  get engine() {
    return this.#busy ?? this.#engine;
  }

  /**
   * Brings a history into the database, which must be empty: closed meanwhile, and opened again,
   * also where it failed.
   */
  import(pull) {
    return this.#whileClosed(async tools => tools.restore(this.#storage, pull));
  }

  /** Checks all there is; the database is closed meanwhile, and opened again. */
  verify() {
    return this.#whileClosed(async tools => tools.verify(this.#storage));
  }

  #whileClosed(work) {
    const done = this.#closedFor(work, this.engine);
    const busy = done.then(() => this.#engine, () => this.#engine);
    this.#busy = busy;
    busy.then(() => {
      if (this.#busy === busy) this.#busy = undefined;
    });
    return done;
  }

  async #closedFor(work, open) {
    const { openTools } = await import('./tools.js');
    const tools = await openTools();
    await (await open).close();
    try {
      return await work(tools);
    } finally {
      this.#engine = await this.#reopen();
    }
  }
}

/** What a backend can be asked, in this thread or in another: names of the engine's methods. */
export const CALLS = [
  'put', 'putBatch', 'embed', 'delete', 'sync', 'get', 'getAt', 'getVersion', 'contains', 'history', 'diff', 'keys',
  'namespaces', 'search', 'navigate', 'stats', 'readPoint', 'watch', 'exportHistory', 'close',
];

for (const name of CALLS) {
  Local.prototype[name] = function (...args) {
    const { engine } = this;
    return engine instanceof Promise ? engine.then(open => open[name](...args)) : engine[name](...args);
  };
}
