// All versions of a key: a promise of an array, or an async iterable, page by page.

import * as checked from './arguments.js';
import { version } from './versions.js';

const PAGE = 1000;

/** What {@link Reads.history} gives; nothing is read before it is awaited or iterated. */
export class History {
  #page;
  #offset;
  #limit;

  /**
   * @param {(page: {offset: number, limit: number}) => Promise<object[]>} page reads raw versions
   */
  constructor(page, { offset = 0, limit = 0x7fffffff }) {
    this.#page = page;
    this.#offset = checked.count('offset', offset);
    this.#limit = checked.count('limit', limit);
  }

  then(resolve, reject) {
    return this.#all().then(resolve, reject);
  }

  catch(reject) {
    return this.#all().catch(reject);
  }

  finally(done) {
    return this.#all().finally(done);
  }

  async #all() {
    return (await this.#page({ offset: this.#offset, limit: this.#limit })).map(version);
  }

  async *[Symbol.asyncIterator]() {
    const end = this.#offset + this.#limit;
    for (let offset = this.#offset; offset < end; offset += PAGE) {
      const limit = Math.min(PAGE, end - offset);
      const page = await this.#page({ offset, limit });
      yield* page.map(version);
      if (page.length < limit) return;
    }
  }
}
