// The engine in this thread.

import { errorsAs, open } from '../dist/engine.js';
import { koruError } from './error.js';

/** A database of this thread, and what can be done only while it is closed. */
export class Local {
  #storage;
  #options;
  #engine;
  #busy = undefined;

  static async open(storage, options) {
    errorsAs(koruError);
    const local = new Local(storage, options);
    local.#engine = await open(storage, options);
    return local;
  }

  constructor(storage, options) {
    this.#storage = storage;
    this.#options = options;
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

  async #whileClosed(work) {
    const { openTools } = await import('./tools.js');
    const tools = await openTools();
    const engine = await this.engine;
    const done = (async () => {
      await engine.close();
      try {
        return await work(tools);
      } finally {
        this.#engine = await open(this.#storage, this.#options);
      }
    })();
    const busy = done.then(() => this.#engine, () => this.#engine);
    this.#busy = busy;
    try {
      return await done;
    } finally {
      if (this.#busy === busy) this.#busy = undefined;
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
