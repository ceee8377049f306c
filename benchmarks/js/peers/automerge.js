/**
 * Automerge: a document of its for each of ours, a change for each put. Its times are whole
 * seconds: ours stand beside its heads. It gives the very objects that it holds, which cannot be
 * changed.
 */
import * as Automerge from '@automerge/automerge/slim';
import { upTo } from '../src/moments.js';
import { joined, split } from '../src/parts.js';

export const peer = {
  name: 'Automerge',
  package: '@automerge/automerge',
  keepsVersions: 'itself',
  setting: 'memory',
  durable: {
    node: 'one file of its documents, rewritten',
    chromium: 'one blob of its documents in IndexedDB',
  },
  imports: "export * from '@automerge/automerge/slim';",
  assets: { chromium: ['@automerge/automerge/automerge.wasm'] },
  cannot: { vectors: 'no vectors' },

  async open(host) {
    await ready(host);
    return new Database(host);
  },

  async openDurable(host, place) {
    await ready(host);
    const saved = await host.shelf.read(place);
    return new Database(host, place, saved);
  },
};

let loaded;

function ready(host) {
  loaded ??= Automerge.initializeWasm(host.wasm('@automerge/automerge/automerge.wasm'));
  return loaded;
}

class Database {
  #documents = new Map();
  #host;
  #place;

  constructor(host, place, saved) {
    this.#host = host;
    this.#place = place;
    if (saved !== undefined) {
      this.#restore(saved);
    }
  }

  put(key, document) {
    const at = this.#host.tick();
    let found = this.#documents.get(key);
    if (found === undefined) {
      found = { doc: Automerge.init(), heads: [] };
      this.#documents.set(key, found);
    }
    found.doc = Automerge.change(found.doc, (draft) => {
      Object.assign(draft, document);
    });
    found.heads.push({ at, heads: Automerge.getHeads(found.doc) });
    return at;
  }

  putBatch(writes) {
    writes.forEach(({ key, document }) => this.put(key, document));
  }

  /** Its documents are objects already. */
  get(key) {
    return this.#documents.get(key).doc;
  }

  history(key) {
    const { doc } = this.#documents.get(key);
    return Automerge.getHistory(doc).map((state) => state.snapshot);
  }

  getAt(key, moment) {
    const { doc, heads } = this.#documents.get(key);
    return Automerge.view(doc, upTo(heads, moment).heads);
  }

  #restore(saved) {
    const { head, parts } = split(saved);
    head.forEach(([key, heads], i) =>
      this.#documents.set(key, { doc: Automerge.load(parts[i]), heads }),
    );
  }

  async close({ unchanged = false } = {}) {
    const all = [...this.#documents];
    if (this.#place !== undefined && !unchanged) {
      const head = all.map(([key, { heads }]) => [key, heads]);
      const parts = all.map(([, { doc }]) => Automerge.save(doc));
      await this.#host.shelf.write(this.#place, joined(head, parts));
    }
    all.forEach(([, { doc }]) => Automerge.free(doc));
  }
}
