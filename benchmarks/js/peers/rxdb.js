/**
 * RxDB over its memory storage. Versions are a collection of ours beside that of the current
 * documents; both are written, which no transaction binds together.
 */
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

const DOCUMENT = { type: 'object', additionalProperties: true };
const CURRENT = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key: { type: 'string', maxLength: 60 }, document: DOCUMENT },
  required: ['key', 'document'],
};
const VERSIONS = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    key: { type: 'string', maxLength: 60 },
    at: { type: 'integer', minimum: 0, maximum: 1e12, multipleOf: 1 },
    document: DOCUMENT,
  },
  required: ['id', 'key', 'at', 'document'],
  indexes: [['key', 'at']],
};

export const peer = {
  name: 'RxDB',
  package: 'rxdb',
  keepsVersions: 'a collection of ours',
  setting: 'memory',
  imports:
    "export { createRxDatabase } from 'rxdb/plugins/core';" +
    "export { getRxStorageMemory } from 'rxdb/plugins/storage-memory';",
  cannot: {
    vectors: 'distances, but no search of its own',
    open: 'measured is its memory storage',
  },

  async open(host) {
    const db = await createRxDatabase({
      name: host.place(),
      storage: getRxStorageMemory(),
      multiInstance: false,
      eventReduce: true,
    });
    await db.addCollections({ current: { schema: CURRENT }, versions: { schema: VERSIONS } });
    return new Database(host, db);
  },
};

class Database {
  #host;
  #db;

  constructor(host, db) {
    this.#host = host;
    this.#db = db;
  }

  async put(key, document) {
    const version = this.#version(key, document);
    await this.#db.versions.insert(version);
    await this.#db.current.upsert({ key, document });
    return version.at;
  }

  async putBatch(writes) {
    const versions = writes.map(({ key, document }) => this.#version(key, document));
    const { error } = await this.#db.versions.bulkInsert(versions);
    const { error: more } = await this.#db.current.bulkUpsert(writes);
    if (error.length + more.length > 0) {
      throw new Error(`not written: ${error.length + more.length}`);
    }
  }

  #version(key, document) {
    const at = this.#host.tick();
    return { id: `${key}/${at}`, key, at, document };
  }

  async get(key) {
    return (await this.#db.current.findOne(key).exec())?.toJSON().document;
  }

  async history(key) {
    const found = await this.#db.versions
      .find({ selector: { key }, sort: [{ key: 'asc' }, { at: 'asc' }] })
      .exec();
    return found.map((version) => version.toJSON().document);
  }

  async getAt(key, moment) {
    const found = await this.#db.versions
      .findOne({
        selector: { key, at: { $lte: moment } },
        sort: [{ key: 'desc' }, { at: 'desc' }],
      })
      .exec();
    return found?.toJSON().document;
  }

  async close() {
    await this.#db.remove();
  }
}
