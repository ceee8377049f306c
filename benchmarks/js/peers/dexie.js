/**
 * Dexie over IndexedDB: the browser's in a page, fake-indexeddb, which is memory, in Node. Versions
 * are a table of ours with key and time as its primary key.
 */
import Dexie from 'dexie';

export const peer = {
  name: 'Dexie',
  package: 'dexie',
  keepsVersions: 'a table of ours',
  setting: { node: 'fake-indexeddb, memory', chromium: 'IndexedDB' },
  durable: { chromium: 'IndexedDB' },
  imports: "export { default } from 'dexie';",
  cannot: { vectors: 'no vectors' },
  cannotOn: { node: { open: 'fake-indexeddb is memory' } },

  async open(host) {
    return peer.openDurable(host, host.place());
  },

  async openDurable(host, place) {
    const options = host.platform === 'node' ? await fake(host) : {};
    const db = new Dexie(place, options);
    db.version(1).stores({ versions: '[key+at]' });
    await db.open();
    return new Database(host, db);
  },
};

async function fake(host) {
  const { IDBKeyRange, indexedDB } = await host.load('fake-indexeddb');
  return { indexedDB, IDBKeyRange };
}

class Database {
  #host;
  #db;

  constructor(host, db) {
    this.#host = host;
    this.#db = db;
  }

  async put(key, document) {
    const at = this.#host.tick();
    await this.#db.versions.add({ key, at, document });
    return at;
  }

  putBatch(writes) {
    const rows = writes.map(({ key, document }) => ({ key, at: this.#host.tick(), document }));
    return this.#db.versions.bulkAdd(rows);
  }

  async get(key) {
    return (await this.#upTo(key, Dexie.maxKey).first()).document;
  }

  async history(key) {
    const rows = await this.#upTo(key, Dexie.maxKey).reverse().toArray();
    return rows.map(({ document }) => document);
  }

  async getAt(key, moment) {
    return (await this.#upTo(key, moment).first())?.document;
  }

  /** Newest first. */
  #upTo(key, moment) {
    const { versions } = this.#db;
    return versions
      .where('[key+at]')
      .between([key, Dexie.minKey], [key, moment], true, true)
      .reverse();
  }

  close() {
    this.#db.close();
  }
}
