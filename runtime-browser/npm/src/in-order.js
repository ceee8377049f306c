/**
 * Lets operations run one after the other. What finds nothing under way runs at once and may answer
 * at once; what comes while a promise is pending waits for it, whatever comes of it.
 */
export class InOrder {
  #last;

  /**
   * @template T
   * @param {() => T | Promise<T>} operation
   * @returns {T | Promise<T>} the operation's own answer, or a promise of it
   */
  run(operation) {
    const answer = this.#last === undefined ? operation() : this.#last.then(operation);
    if (typeof answer?.then === 'function') this.#await(answer);
    return answer;
  }

  #await(answer) {
    const over = () => {
      if (this.#last === last) this.#last = undefined;
    };
    const last = answer.then(over, over);
    this.#last = last;
  }
}
