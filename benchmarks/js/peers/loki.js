/**
 * LokiJS holds JavaScript objects, and gives the very objects that it holds. Versions are in a
 * collection of ours beside that of the current documents.
 */
import Loki from 'lokijs';

export const peer = {
  name: 'LokiJS',
  package: 'lokijs',
  keepsVersions: 'a collection of ours',
  setting: 'memory',
  durable: { node: 'one JSON file, rewritten', chromium: 'one JSON text in IndexedDB, rewritten' },
  imports: "export { default } from 'lokijs';",
  cannot: { vectors: 'no vectors' },

  async open(host) {
    return new Database(host, new Loki('bench', { persistenceMethod: 'memory' }));
  },

  async openDurable(host, place) {
    const loki = new Loki('bench', { persistenceMethod: 'memory' });
    const saved = await host.shelf.read(place);
    if (saved !== undefined) {
      loki.loadJSON(new TextDecoder().decode(saved));
    }
    return new Database(host, loki, place);
  },
};

class Database {
  #host;
  #loki;
  #place;
  #current;
  #versions;

  constructor(host, loki, place) {
    this.#host = host;
    this.#loki = loki;
    this.#place = place;
    this.#current = collection(loki, 'current', { unique: ['key'] });
    this.#versions = collection(loki, 'versions', { indices: ['key'] });
  }

  put(key, document) {
    const at = this.#host.tick();
    this.#versions.insert({ key, at, document });
    const current = this.#current.by('key', key);
    if (current === undefined) {
      this.#current.insert({ key, document });
    } else {
      current.document = document;
      this.#current.update(current);
    }
    return at;
  }

  putBatch(writes) {
    writes.forEach(({ key, document }) => this.put(key, document));
  }

  get(key) {
    return this.#current.by('key', key).document;
  }

  history(key) {
    return this.#versionsOf(key)
      .sort((a, b) => a.at - b.at)
      .map(({ document }) => document);
  }

  getAt(key, moment) {
    let found;
    for (const version of this.#versionsOf(key)) {
      if (version.at <= moment && (found === undefined || found.at < version.at)) {
        found = version;
      }
    }
    return found?.document;
  }

  #versionsOf(key) {
    return this.#versions.find({ key });
  }

  async close({ unchanged = false } = {}) {
    if (this.#place !== undefined && !unchanged) {
      const json = new TextEncoder().encode(this.#loki.serialize());
      await this.#host.shelf.write(this.#place, json);
    }
    this.#loki.close();
  }
}

function collection(loki, name, options) {
  return loki.getCollection(name) ?? loki.addCollection(name, options);
}
