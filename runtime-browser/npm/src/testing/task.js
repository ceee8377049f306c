/**
 * A task of a simulated machine: a promise of its result that knows whether anybody looks at it.
 *
 * @template T
 * @implements {Promise<T>}
 */
export class SimulatedTask {
  #promise;
  #follow;
  #looked = false;

  /**
   * @param {string} name names the task in every report
   * @param {Promise<T>} promise its result
   * @param {(promise: Promise<T>) => Promise<T>} follow notes who waits for it
   */
  constructor(name, promise, follow) {
    this.name = name;
    this.#promise = promise;
    this.#follow = follow;
    promise.catch(() => {}); // The run reports what reaches nobody, not the platform.
  }

  /** Whether somebody has asked for the result. */
  get looked() {
    return this.#looked;
  }

  get [Symbol.toStringTag]() {
    return 'SimulatedTask';
  }

  then(onFulfilled, onRejected) {
    this.#looked = true;
    return this.#follow(this.#promise).then(onFulfilled, onRejected);
  }

  catch(onRejected) {
    return this.then(undefined, onRejected);
  }

  finally(onFinally) {
    this.#looked = true;
    return this.#follow(this.#promise).finally(onFinally);
  }
}
