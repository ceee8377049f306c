// What a page or a worker does for a test: each job takes plain arguments and gives a plain answer.

import { open } from '/engine.js';
import { textsOn } from './texts.js';
import { indexedDb } from '/src/indexeddb.js';
import { opfs } from '/src/opfs.js';
import { checks } from './contract.js';

const openOn = textsOn(open);

const kinds = { opfs, indexeddb: indexedDb };

const adapterOf = (kind, name) => kinds[kind](name);

const plain = error => ({
  code: error.code, message: String(error.message), reason: error.reason,
  cause: error.cause?.name, inner: error.cause?.cause?.name, stack: String(error.stack),
});

const outcome = async act => {
  try {
    return { value: await act() };
  } catch (error) {
    return { error: plain(error) };
  }
};

export const jobs = {
  /** Runs every check on a fresh adapter; gives what failed, by name. */
  async contract(kind, { owned = false } = {}) {
    const failed = {};
    let passed = 0;
    for (const [name, check] of Object.entries(checks)) {
      const adapter = adapterOf(kind, `contract-${crypto.randomUUID()}`);
      const { error } = await outcome(async () => {
        if (owned && name.startsWith('lock')) return;
        if (owned) await adapter.lock();
        await check(adapter);
      });
      if (error === undefined) passed++;
      else failed[name] = error.stack;
    }
    return { passed, failed };
  },

  /** The contract where files cannot be moved. */
  async contractWithoutMove(kind) {
    delete FileSystemFileHandle.prototype.move;
    return jobs.contract(kind, { owned: true });
  },

  /** Puts numbers and closes; gives how many flushes each took. */
  async write(kind, name, from, to) {
    const adapter = adapterOf(kind, name);
    const db = await openOn(adapter);
    const flushes = [];
    for (let i = from; i < to; i++) {
      const before = adapter.counts.flushes;
      await db.put('numbers', `key-${i}`, String(i));
      flushes.push(adapter.counts.flushes - before);
    }
    await db.close();
    return flushes;
  },

  async keys(kind, name) {
    const db = await openOn(adapterOf(kind, name));
    const keys = await db.keys('numbers');
    await db.close();
    return keys;
  },

  /** Opens a database and keeps it; gives whether it could, and what the adapter knows. */
  async hold(kind, name) {
    return outcome(async () => {
      const adapter = adapterOf(kind, name);
      globalThis.held = { adapter, db: await openOn(adapter) };
      return 'open';
    });
  },

  async holdsStill(key) {
    return outcome(async () => {
      await globalThis.held.db.put('numbers', key, '0');
      return 'written';
    });
  },

  async persisted() {
    for (let i = 0; i < 100 && globalThis.held.adapter.persisted === undefined; i++) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    return globalThis.held.adapter.persisted;
  },

  async letGo() {
    await globalThis.held.db.close();
  },

  /** Puts keys until it is ended, and says each once it is acknowledged. */
  async writeOn(kind, name, prefix, say) {
    const adapter = adapterOf(kind, name);
    const db = await openOn(adapter);
    say({ found: await db.keys('numbers') });
    for (let i = 0;; i++) {
      const before = adapter.counts.flushes;
      const size = i % 7 === 3 ? 60_000 : 40;
      await db.put('numbers', prefix + i, JSON.stringify('x'.repeat(size)));
      say({ key: prefix + i, flushes: adapter.counts.flushes - before });
    }
  },

  /** Puts values of 80 kB that do not compress until one fails, at most `max` of them. */
  async fill(prefix, max) {
    for (let i = 0; i < max; i++) {
      const random = crypto.getRandomValues(new Uint8Array(60_000));
      const text = JSON.stringify(btoa(String.fromCharCode(...random)));
      const { error } = await outcome(() => globalThis.held.db.put('numbers', prefix + i, text));
      if (error !== undefined) return { written: i, error };
    }
    return { written: max };
  },

  /** Files left by a crash: sweeps, torn creations. */
  async create(kind, name, file) {
    return outcome(async () => {
      const adapter = adapterOf(kind, name);
      const created = await adapter.create(file);
      await created.close();
      return adapter.list();
    });
  },

  /** What IndexedDB holds in a store. */
  async stored(name, store) {
    const { connected, reading, asked } = await import('/src/indexeddb-store.js');
    const db = await connected(`korudelta-${name}`);
    const keys = await reading(db, [store], at => asked(at(store).getAllKeys()));
    db.close();
    return keys;
  },

  /** Another one takes IndexedDB's database without the lock, as a thief of it would. */
  async raiseEpoch(name) {
    const { connected, writing, asked } = await import('/src/indexeddb-store.js');
    const db = await connected(`korudelta-${name}`);
    await writing(db, [], async at =>
      at('owner').put(await asked(at('owner').get('epoch')) + 1, 'epoch'));
    db.close();
  },

  /** Deletes what an adapter needs from this global, and opens. */
  async openWithout(kind, path) {
    const parts = path.split('.');
    const last = parts.pop();
    const owner = parts.reduce((at, part) => at[part], globalThis);
    Object.defineProperty(owner, last, { value: undefined, configurable: true });
    return outcome(() => openOn(adapterOf(kind, 'without')));
  },
};
