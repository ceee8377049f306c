/** The package itself: every write is a version; values are of JavaScript both ways. */
import { KoruDelta } from 'korudelta';

const NAMESPACE = 'files';
const MODEL = 'words';
const TOP_K = 10;

export const peer = {
  name: 'KoruDelta',
  package: 'korudelta',
  keepsVersions: 'itself',
  setting: 'memory',
  durable: { node: 'files, synced', chromium: 'IndexedDB' },
  imports: "export { KoruDelta } from 'korudelta';",

  async open() {
    return new Database(await KoruDelta.open());
  },

  async openDurable(host, place) {
    return new Database(await KoruDelta.open({ storage: await storageAt(host, place) }));
  },
};

async function storageAt(host, place) {
  if (host.platform === 'node') {
    const { files } = await host.load('korudelta/node');
    return files(place);
  }
  const { indexedDb } = await import('korudelta/indexeddb');
  return indexedDb(place);
}

class Database {
  #db;

  constructor(db) {
    this.#db = db;
  }

  async put(key, document) {
    return (await this.#db.put(NAMESPACE, key, document)).timestamp;
  }

  putBatch(writes) {
    return this.#db.putBatch(
      writes.map(({ key, document }) => ({ namespace: NAMESPACE, key, value: document })),
    );
  }

  async get(key) {
    return (await this.#db.get(NAMESPACE, key))?.value;
  }

  async history(key) {
    return (await this.#db.history(NAMESPACE, key)).map(({ value }) => value);
  }

  async getAt(key, moment) {
    return (await this.#db.getAt(NAMESPACE, key, moment))?.value;
  }

  embed(key, vector) {
    return this.#db.embed(NAMESPACE, key, vector, { model: MODEL });
  }

  async search(vector) {
    const options = { model: MODEL, topK: TOP_K };
    const found = await this.#db.searchVectors(NAMESPACE, vector, options);
    return found.map(({ key }) => key);
  }

  close() {
    return this.#db.close();
  }
}
