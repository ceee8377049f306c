/**
 * What can be had without a library: a Map of arrays of versions, each a JSON text with its SHA-256
 * and its time. Vectors are scanned. The digest is the platform's: in a page that is asynchronous.
 */
import { upTo } from '../src/moments.js';

const TOP_K = 10;

export const peer = {
  name: 'Map + JSON + SHA-256',
  package: null,
  keepsVersions: 'arrays of ours',
  setting: 'memory',
  durable: { node: 'one JSON file, rewritten', chromium: 'one JSON text in IndexedDB, rewritten' },
  imports: 'export const versions = new Map();',

  async open(host) {
    return new Database(host, await host.sha256());
  },

  async openDurable(host, place) {
    const database = new Database(host, await host.sha256());
    database.place = place;
    const saved = await host.shelf.read(place);
    if (saved !== undefined) {
      database.restore(new TextDecoder().decode(saved));
    }
    return database;
  },
};

class Database {
  #versions = new Map();
  #vectors = new Map();
  #host;
  #sha256;

  constructor(host, sha256) {
    this.#host = host;
    this.#sha256 = sha256;
  }

  async put(key, document) {
    const json = JSON.stringify(document);
    const at = this.#host.tick();
    const version = { at, id: await this.#sha256(json), json };
    const versions = this.#versions.get(key);
    if (versions === undefined) {
      this.#versions.set(key, [version]);
    } else {
      versions.push(version);
    }
    return at;
  }

  async putBatch(writes) {
    for (const { key, document } of writes) {
      await this.put(key, document);
    }
  }

  get(key) {
    return JSON.parse(this.#versions.get(key).at(-1).json);
  }

  history(key) {
    return this.#versions.get(key).map(({ json }) => JSON.parse(json));
  }

  getAt(key, moment) {
    return JSON.parse(upTo(this.#versions.get(key), moment).json);
  }

  embed(key, vector) {
    this.#vectors.set(key, Float32Array.from(vector));
  }

  search(vector) {
    const query = Float32Array.from(vector);
    const found = [];
    for (const [key, other] of this.#vectors) {
      found.push({ key, product: product(query, other) });
    }
    found.sort((a, b) => b.product - a.product);
    return found.slice(0, TOP_K).map(({ key }) => key);
  }

  restore(json) {
    this.#versions = new Map(JSON.parse(json));
  }

  async close({ unchanged = false } = {}) {
    if (this.place !== undefined && !unchanged) {
      const json = JSON.stringify([...this.#versions]);
      await this.#host.shelf.write(this.place, new TextEncoder().encode(json));
    }
  }
}

function product(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}
