// Commits as they happen, from a token on.

import * as checked from './arguments.js';
import { commit } from './versions.js';

const KNOWN = ['after', 'until', 'namespace', 'prefix', 'buffer', 'before'];

/** For the engine. */
export const feedOptions = given => {
  const { after, until, namespace, prefix, buffer, before } = checked.options('options', given, KNOWN);
  return {
    after: after === undefined ? undefined : checked.time('after', after),
    until: until === undefined ? undefined : checked.time('until', until),
    buffer: buffer === undefined ? undefined : checked.count('buffer', buffer),
    before: before !== false,
    keys: namespace === undefined ? undefined : [keys(namespace, prefix ?? '')],
  };
};

const keys = (namespace, prefix) => ({
  namespace: checked.text('namespace', namespace),
  prefix: checked.text('prefix', prefix),
});

/** An async iterable iterator of commits; its token is where to go on. */
export class Subscription {
  #feed;
  #token;
  #ended = false;

  /** @param feed a promise of what the engine gives */
  constructor(feed) {
    this.#feed = feed;
    feed.catch(() => {}); // Told by the first next().
  }

  /** The time after which another subscription gives just what this one did not; after the first commit. */
  get token() {
    return this.#token;
  }

  /** Resolves once it takes part: no later commit is missed. */
  async ready() {
    this.#token ??= (await this.#feed).token();
    return this;
  }

  async next() {
    await this.ready();
    if (this.#ended) return { done: true, value: undefined };
    const feed = await this.#feed;
    try {
      const raw = await feed.next();
      this.#token = feed.token();
      return raw === null ? this.return() : { done: false, value: commit(raw) };
    } catch (error) {
      if (this.#ended && error.code === 'closed') return { done: true, value: undefined };
      throw error;
    }
  }

  async return() {
    this.#ended = true;
    (await this.#feed).close();
    return { done: true, value: undefined };
  }

  /** Ends it; a pending `next` is done. */
  close() {
    return this.return().then(() => undefined);
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}
