// The engine in this thread.

import { koruError } from './error.js';

/**
 * A database of this thread, and what is done to it as a whole. One in memory has no storage, until
 * an import gives it one, which is in memory, too.
 */
export class Local {
  #engines;
  #storage;
  #options;
  #engine;
  #busy = undefined;

  /** @param engines `{memory, stored}`, each loads a module that exports an engine */
  static async open(storage, options, engines) {
    const local = new Local(engines, storage, options);
    local.#engine = await local.#opened();
    return local;
  }

  constructor(engines, storage, options) {
    this.#engines = engines;
    this.#storage = storage;
    this.#options = options;
  }

  async #opened() {
    const module = await (this.#storage ? this.#engines.stored() : this.#engines.memory());
    module.errorsAs(koruError);
    return this.#storage ? module.open(this.#storage, this.#options) : module.open(this.#options);
  }

  /** The engine; while something is done to the whole, whoever calls waits. */
  get engine() {
    return this.#busy ?? this.#engine;
  }

  /** Brings a history in: all of it or nothing. */
  import(pull) {
    return this.#alone(tools => (this.#storage ? this.#restored(tools, pull) : this.#moved(tools, pull)));
  }

  /** Checks all there is. */
  verify() {
    return this.#alone(tools => (this.#storage
      ? this.#whileClosed(() => tools.verify(this.#storage))
      : this.#copied(tools).then(copy => tools.verify(copy))));
  }

  #alone(work) {
    const done = this.#worked(work, this.#busy);
    const busy = done.then(() => this.#engine, () => this.#engine);
    this.#busy = busy;
    busy.then(() => {
      if (this.#busy === busy) this.#busy = undefined;
    });
    return done;
  }

  async #worked(work, before) {
    await before;
    const { openTools } = await import('./tools.js');
    return work(await openTools());
  }

  #restored(tools, pull) {
    return this.#whileClosed(() => tools.restore(this.#storage, pull));
  }

  async #whileClosed(work) {
    await this.#engine.close();
    try {
      return await work();
    } finally {
      this.#engine = await this.#opened();
    }
  }

  /** What is in memory gets storage, where the import goes; should that fail, all stays as it is. */
  async #moved(tools, pull) {
    const copy = await this.#copied(tools);
    const report = await tools.restore(copy, pull);
    const left = this.#engine;
    this.#storage = copy;
    this.#engine = await this.#opened();
    await left.close();
    return report;
  }

  async #copied(tools) {
    const { memory } = await import('./memory.js');
    const copy = memory();
    const pieces = await this.#engine.exportHistory();
    await tools.restore(copy, () => pieces.next());
    return copy;
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
