import { KoruError } from './error.js';
import { InOrder } from './in-order.js';
import { fileClosed, fileReadOnly, readable, storageError } from './storage-error.js';

/** Gives whoever waits for an answer what `told` makes of its error, thrown or rejected. */
const telling = (act, told) => {
  try {
    const answer = act();
    return typeof answer?.then === 'function' ? answer.then(undefined, told) : answer;
  } catch (error) {
    return told(error);
  }
};

/**
 * An open file of any adapter: operations keep their order, a closed one refuses, one opened to
 * read changes nothing. After a failed append or sync every later one fails: what such a file holds
 * is unknown, and a second sync that succeeds would prove nothing.
 *
 * A subclass says how it is done, at once or by a promise: `length` in bytes, `write(bytes)` behind
 * the end, `readAt(offset, count)` within the file, `flush()`, and `release()` when it is closed.
 */
export class OpenFile {
  #counts;
  #where;
  #writes;
  #order = new InOrder();
  #failed = false;
  #closed = false;

  /**
   * @param {{appends: number, flushes: number}} counts takes what is done
   * @param {string} name
   * @param {{writes: boolean, where?: string}} way `where` is what its errors name
   */
  constructor(counts, name, { writes, where = `name=${name}` }) {
    this.name = name;
    this.#counts = counts;
    this.#where = where;
    this.#writes = writes;
  }

  size() {
    return this.#whileOpen('size', () => this.length);
  }

  append(bytes) {
    return this.#changing('append', () => {
      this.#counts.appends++;
      return this.write(bytes);
    });
  }

  read(offset, length) {
    return this.#whileOpen(
        'read', () => this.readAt(offset, readable(this.name, this.length, offset, length)));
  }

  sync() {
    return this.#changing('sync', () => {
      const flushed = () => {
        this.#counts.flushes++;
      };
      const answer = this.flush();
      return typeof answer?.then === 'function' ? answer.then(flushed) : flushed();
    });
  }

  close() {
    if (this.#closed) return undefined;
    this.#closed = true;
    return this.#order.run(() => this.release());
  }

  /** Runs `act` when what was asked for before has been done. */
  inTurn(act) {
    return this.#order.run(act);
  }

  #changing(operation, change) {
    return this.#whileOpen(operation, () => {
      if (!this.#writes) throw fileReadOnly(operation, this.name);
      if (this.#failed) {
        throw new KoruError(
            'storage_failure', `an earlier append or sync of this file failed: ${this.#where}`);
      }
      return telling(change, error => {
        this.#failed = true;
        throw error;
      });
    });
  }

  #whileOpen(operation, act) {
    if (this.#closed) throw fileClosed(operation, this.name);
    return telling(() => this.#order.run(act), error => {
      throw storageError(operation, this.#where, error);
    });
  }
}
