// All versions of a key: a promise of an array, or an async iterable, page by page.

import * as checked from './arguments.js';
import { version } from './versions.js';

const PAGE = 1000;

/** What {@link Reads.history} gives; nothing is read before it is awaited or iterated. */
export class History {
  #page;
  #options;

  /**
   * @param {(page: {offset: number, limit: number}) => Promise<object[]>} page reads raw versions
   */
  constructor(page, options) {
    this.#page = page;
    this.#options = options;
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
    return (await this.#page(this.#span())).map(version);
  }

  #span() {
    const { offset = 0, limit = 0x7fffffff } = checked.options('options', this.#options, ['offset', 'limit']);
    return { offset: checked.count('offset', offset), limit: checked.count('limit', limit) };
  }

  async *[Symbol.asyncIterator]() {
    const span = this.#span();
    const end = span.offset + span.limit;
    for (let offset = span.offset; offset < end; offset += PAGE) {
      const limit = Math.min(PAGE, end - offset);
      const page = await this.#page({ offset, limit });
      yield* page.map(version);
      if (page.length < limit) return;
    }
  }
}
