/**
 * PouchDB keeps the revisions of a document until it is compacted. A put says which revision it
 * follows; ours remembers that, which spares a read. Revisions have no time: ours is in the
 * document, and getAt reads revisions, newest first, until one is old enough.
 */
import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';

PouchDB.plugin(memory);
let opened = 0;

export const peer = {
  name: 'PouchDB',
  package: 'pouchdb',
  keepsVersions: 'itself',
  setting: 'memory',
  durable: { node: 'LevelDB files, not synced', chromium: 'IndexedDB' },
  imports: "export { default } from 'pouchdb';",
  // As its authors build them for pages: its modules ask for parts of Node.
  pageAlias: {
    pouchdb: './page/pouchdb.js',
    'pouchdb-adapter-memory': './page/pouchdb-memory.js',
  },
  cannot: { vectors: 'no vectors' },

  async open(host) {
    return new Database(host, new PouchDB(`bench-${opened++}`, { adapter: 'memory' }), true);
  },

  async openDurable(host, place) {
    const adapter = host.platform === 'node' ? 'leveldb' : 'idb';
    return new Database(host, new PouchDB(place, { adapter }), false);
  },
};

class Database {
  #revisions = new Map();
  #host;
  #db;
  #isMemory;

  constructor(host, db, isMemory) {
    this.#host = host;
    this.#db = db;
    this.#isMemory = isMemory;
  }

  async put(key, document) {
    const written = this.#written(key, document);
    const { rev } = await this.#db.put(written);
    this.#revisions.set(key, rev);
    return written.at;
  }

  async putBatch(writes) {
    const all = writes.map(({ key, document }) => this.#written(key, document));
    for (const { ok, id, rev } of await this.#db.bulkDocs(all)) {
      if (!ok) {
        throw new Error(`not written: key=${id}`);
      }
      this.#revisions.set(id, rev);
    }
  }

  #written(key, document) {
    const written = { _id: key, at: this.#host.tick(), document };
    const revision = this.#revisions.get(key);
    if (revision !== undefined) {
      written._rev = revision;
    }
    return written;
  }

  async get(key) {
    return (await this.#db.get(key)).document;
  }

  async history(key) {
    const revisions = (await this.#revisionsOf(key)).reverse();
    const found = await this.#db.get(key, { open_revs: revisions });
    return found.map(({ ok }) => ok.document);
  }

  async getAt(key, moment) {
    for (const revision of await this.#revisionsOf(key)) {
      const { at, document } = await this.#db.get(key, { rev: revision });
      if (at <= moment) {
        return document;
      }
    }
    return undefined;
  }

  /** Newest first. */
  async #revisionsOf(key) {
    const { _revisions } = await this.#db.get(key, { revs: true });
    return _revisions.ids.map((id, i) => `${_revisions.start - i}-${id}`);
  }

  close() {
    return this.#isMemory ? this.#db.destroy() : this.#db.close();
  }
}
