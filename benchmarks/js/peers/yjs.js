/**
 * Yjs: a Y.Doc without garbage collection for each document, in it a Y.Map with its members, and a
 * snapshot after each put. One Y.Doc for all would make a snapshot, and looking into it, cost what
 * all documents together weigh.
 */
import * as Y from 'yjs';
import { upTo } from '../src/moments.js';
import { joined, split } from '../src/parts.js';

export const peer = {
  name: 'Yjs',
  package: 'yjs',
  keepsVersions: 'itself',
  setting: 'memory',
  durable: { node: 'one file of updates, rewritten', chromium: 'one blob of updates in IndexedDB' },
  imports: "export * from 'yjs';",
  cannot: { vectors: 'no vectors' },

  async open(host) {
    return new Database(host);
  },

  async openDurable(host, place) {
    const saved = await host.shelf.read(place);
    return new Database(host, place, saved);
  },
};

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
    const { doc, snapshots } = this.#of(key);
    const map = doc.getMap('document');
    doc.transact(() => {
      for (const name in document) {
        map.set(name, document[name]);
      }
    });
    snapshots.push({ at, snapshot: Y.snapshot(doc) });
    return at;
  }

  #of(key) {
    let found = this.#documents.get(key);
    if (found === undefined) {
      found = { doc: new Y.Doc({ gc: false }), snapshots: [] };
      this.#documents.set(key, found);
    }
    return found;
  }

  putBatch(writes) {
    writes.forEach(({ key, document }) => this.put(key, document));
  }

  get(key) {
    return this.#documents.get(key).doc.getMap('document').toJSON();
  }

  history(key) {
    const { doc, snapshots } = this.#documents.get(key);
    return snapshots.map(({ snapshot }) => past(doc, snapshot));
  }

  getAt(key, moment) {
    const { doc, snapshots } = this.#documents.get(key);
    return past(doc, upTo(snapshots, moment).snapshot);
  }

  #restore(saved) {
    const { head, parts } = split(saved);
    let next = 0;
    for (const { key, times } of head) {
      const doc = new Y.Doc({ gc: false });
      Y.applyUpdate(doc, parts[next++]);
      const snapshots = times.map((at) => ({ at, snapshot: Y.decodeSnapshot(parts[next++]) }));
      this.#documents.set(key, { doc, snapshots });
    }
  }

  /** Of each document all updates, and each snapshot. */
  #saved() {
    const head = [];
    const parts = [];
    for (const [key, { doc, snapshots }] of this.#documents) {
      head.push({ key, times: snapshots.map(({ at }) => at) });
      parts.push(Y.encodeStateAsUpdate(doc));
      snapshots.forEach(({ snapshot }) => parts.push(Y.encodeSnapshot(snapshot)));
    }
    return joined(head, parts);
  }

  async close({ unchanged = false } = {}) {
    if (this.#place !== undefined && !unchanged) {
      await this.#host.shelf.write(this.#place, this.#saved());
    }
    this.#documents.forEach(({ doc }) => doc.destroy());
  }
}

function past(doc, snapshot) {
  return Y.createDocFromSnapshot(doc, snapshot).getMap('document').toJSON();
}
