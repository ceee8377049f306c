// One database for all tabs of an origin: one tab owns it, the others work through that one.

import * as checked from './arguments.js';
import { open } from './backend.js';
import { KoruError, koruError } from './error.js';
import { KoruDelta } from './index.js';
import { CALLS } from './local.js';
import { Remote } from './remote.js';
import { Service } from './service.js';
import { packed, unpacked } from './wire.js';

const OPTIONS = ['name', 'storage', 'worker', 'durability', 'syncMillis', 'memoryBytes', 'segmentBytes'];

/** Doing these twice is as good as doing them once. */
const REPEATABLE = new Set([
  'get', 'getAt', 'getVersion', 'contains', 'history', 'diff', 'keys', 'namespaces', 'search', 'navigate', 'stats',
  'readPoint', 'watch', 'sync',
]);

/** Opens the database that all tabs share under a name; resolves to it, whichever tab owns it. */
export const shared = async given => {
  const { name, storage, ...options } = checked.options('options', given, OPTIONS);
  checked.text('name', name);
  if (storage === undefined) {
    throw new KoruError('bad_request', 'tabs share what is stored: name=storage expected=storage actual=undefined');
  }
  const { errorsAs, join } = await import('../dist/tabs-engine.js');
  errorsAs(koruError);
  const member = await join(name, async () => served(await open({ storage, ...options }, KoruDelta._engines)));
  const backend = new Shared(member).backend();
  try {
    await backend.stats();
  } catch (error) {
    await member.leave();
    throw error;
  }
  return new SharedDatabase(backend, undefined, member);
};

/** A database as what the owner serves. */
const served = backend => {
  const service = new Service(backend);
  return {
    call: async (request, member) => packed(await service.answer(unpacked(request), member)),
    memberGone: member => service.release(member),
    close: () => backend.close(),
  };
};

/** A database that other tabs have, too. */
class SharedDatabase extends KoruDelta {
  #member;

  constructor(backend, at, member) {
    super(backend, at);
    this.#member = member;
  }

  /** Whether this tab owns it now. */
  get owner() {
    return this.#member.owner;
  }
}

/** The asking side: calls by way of the owner. */
class Shared {
  #member;
  #remote;

  constructor(member) {
    this.#member = member;
    this.#remote = new Remote(({ message }) => void this.#send(message), () => {});
  }

  async #send(message) {
    try {
      const repeatable = message.handle === undefined && REPEATABLE.has(message.method);
      this.#remote.receive(unpacked(await this.#member.call(packed(message), repeatable)));
    } catch ({ code = 'internal', message: text, reason }) {
      this.#remote.receive({ id: message.id, error: { code, message: text, reason } });
    }
  }

  backend() {
    const backend = this.#remote.backend();
    const { watch } = backend;
    backend.watch = async options => new LastingFeed(watch, options, await watch(options));
    backend.close = async () => {
      await this.#member.leave();
      for (const name of CALLS) if (name !== 'close') backend[name] = closed;
    };
    return backend;
  }
}

const closed = () => Promise.reject(new KoruError('closed', 'database is closed'));

/** A feed that goes on at the next owner where the last one's ended. */
class LastingFeed {
  #watch;
  #options;
  #feed;
  #closed = false;

  constructor(watch, options, feed) {
    this.#watch = watch;
    this.#options = options;
    this.#feed = feed;
  }

  token() {
    return this.#feed.token();
  }

  async next() {
    for (;;) {
      try {
        return await this.#feed.next();
      } catch (error) {
        if (this.#closed || !OWNER_LOST.has(error.code)) throw error;
        this.#feed = await this.#watch({ ...this.#options, after: this.token() });
      }
    }
  }

  close() {
    this.#closed = true;
    this.#feed.close();
  }
}

/** How a call of a handle fails when its owner is gone. */
const OWNER_LOST = new Set(['closed', 'outcome_unknown', 'cancelled']);
