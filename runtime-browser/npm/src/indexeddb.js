import { KoruError } from './error.js';
import { fileName } from './file-name.js';
import { InOrder } from './in-order.js';
import { IndexedDbFile, storedEnd } from './indexeddb-file.js';
import { asked, chunksOf, connected, reading, writing } from './indexeddb-store.js';
import { fileExists, fileOpen, noSuchFile, storageError } from './storage-error.js';
import { askToPersist, databaseName, ownByWebLock } from './web-storage.js';

/** Deletes the chunks of files that have no name any more: a crash has left them. */
const sweep = async store => {
  const named = new Set(await asked(store('names').getAll()));
  const request = store('chunks').openKeyCursor();
  for (let cursor = await asked(request); cursor !== null;) {
    const [id] = cursor.key;
    if (!named.has(id)) store('chunks').delete(chunksOf(id));
    cursor.continue([id + 1]);
    cursor = await asked(request);
  }
};

/*
 * Ownership is a lock of the platform, which frees it when its holder ends. Each owner also raises
 * the epoch, and every write checks it in its own transaction: whoever lost the lock without
 * ending, because it was stolen or the page was frozen, writes nothing any more and is told
 * `already_open`.
 *
 * Invariants:
 *  - a file's chunks go with its name, or when the last opening that reads them is closed
 *  - operations on names run one at a time
 */
class IndexedDbAdapter {
  kind = 'indexeddb';

  /** Its name among the databases of the origin. */
  name;

  /** How often files were appended to and synced so far. */
  counts = { appends: 0, flushes: 0 };

  /** Whether the platform keeps what is stored; nothing as long as it has not answered. */
  persisted;

  #name;
  #db;
  #epoch;
  #names = new InOrder();
  #writers = new Map();
  #readers = new Set();
  #nameless = new Set();

  constructor(name) {
    this.name = name;
    this.#name = `korudelta-${databaseName(name)}`;
  }

  async lock() {
    const release = await ownByWebLock(`korudelta:indexeddb:${this.#name}`);
    try {
      this.#epoch = await this.#taken();
    } catch (error) {
      await release();
      throw storageError('lock', `database=${this.#name}`, error);
    }
    askToPersist(this);
    return () => {
      this.#epoch = undefined;
      return release();
    };
  }

  create(name) {
    return this.#onNames('create', name, async () => {
      this.#requireClosed('create', name);
      const id = await this.write(['names'], async store => {
        if (await asked(store('names').getKey(name)) !== undefined) throw fileExists(name);
        const next = (await asked(store('owner').get('files')) ?? 0) + 1;
        store('owner').put(next, 'files');
        store('names').put(next, name);
        return next;
      });
      return this.#opened({ name, id }, { length: 0, tail: new Uint8Array(0) });
    });
  }

  open(name) {
    return this.#onNames('open', name, async () => {
      this.#requireClosed('open', name);
      const { id, end } = await this.#found(name);
      return this.#opened({ name, id }, end);
    });
  }

  /** What waits for a sync in this adapter is written first, so that it is seen. */
  openToRead(name) {
    return this.#onNames('open to read', name, async () => {
      const writer = this.#writers.get(name);
      await writer?.inTurn(() => writer.flush());
      const { id, end } = await this.#found(name);
      const file = new IndexedDbFile(
          this, { name, id, writes: false }, end, closed => this.#readerGone(closed));
      this.#readers.add(file);
      return file;
    });
  }

  list() {
    return this.#inOrder('list', '', () =>
        this.read(['names'], store => asked(store('names').getAllKeys())));
  }

  rename(from, to) {
    return this.#onNames('rename', from, async () => {
      this.#requireClosed('rename', from);
      this.#requireClosed('rename', fileName(to));
      const replaced = await this.write(['names', 'chunks'], async store => {
        const id = await asked(store('names').get(from));
        if (id === undefined) throw noSuchFile(from);
        if (from === to) return undefined;
        const other = await this.#unnamed(store, to);
        store('names').put(id, to);
        store('names').delete(from);
        return other;
      });
      this.#noteNameless(replaced);
    });
  }

  delete(name) {
    return this.#onNames('delete', name, async () => {
      this.#requireClosed('delete', name);
      const deleted = await this.write(['names', 'chunks'], async store => {
        const id = await this.#unnamed(store, name);
        if (id === undefined) throw noSuchFile(name);
        return id;
      });
      this.#noteNameless(deleted);
    });
  }

  /** Names are durable as soon as they are there. */
  syncDirectory() {}

  /** Runs a transaction that reads. */
  async read(stores, work) {
    return reading(await this.#connected(), stores, work);
  }

  /** Runs a durable transaction; where the epoch is no longer ours, nothing of it happens. */
  async write(stores, work) {
    const epoch = this.#epoch;
    return writing(await this.#connected(), stores, async store => {
      const found = epoch === undefined ? undefined : asked(store('owner').get('epoch'));
      const result = await work(store);
      const now = await found;
      if (now !== epoch) {
        throw new KoruError(
            'already_open',
            `ownership lost: database=${this.#name} epoch=${epoch} ownerEpoch=${now}`);
      }
      return result;
    });
  }

  async #taken() {
    return writing(await this.#connected(), ['names', 'chunks'], async store => {
      const epoch = (await asked(store('owner').get('epoch')) ?? 0) + 1;
      store('owner').put(epoch, 'epoch');
      await sweep(store);
      return epoch;
    });
  }

  async #found(name) {
    const found = await this.read(['names', 'chunks'], async store => {
      const id = await asked(store('names').get(name));
      return id === undefined ? undefined : { id, end: await storedEnd(store, id) };
    });
    if (found === undefined) throw noSuchFile(name);
    return found;
  }

  #opened({ name, id }, end) {
    const file = new IndexedDbFile(
        this, { name, id, writes: true }, end, () => this.#writers.delete(name));
    this.#writers.set(name, file);
    return file;
  }

  /** Takes a name away, and the chunks with it unless somebody reads them; gives the file's id. */
  async #unnamed(store, name) {
    const id = await asked(store('names').get(name));
    if (id === undefined) return undefined;
    store('names').delete(name);
    if (!this.#isRead(id)) store('chunks').delete(chunksOf(id));
    return id;
  }

  #noteNameless(id) {
    if (this.#isRead(id)) this.#nameless.add(id);
  }

  #isRead(id) {
    return [...this.#readers].some(file => file.id === id);
  }

  #readerGone(file) {
    return this.#names.run(async () => {
      this.#readers.delete(file);
      if (this.#nameless.has(file.id) && !this.#isRead(file.id)) {
        this.#nameless.delete(file.id);
        await this.write(['chunks'], async store => store('chunks').delete(chunksOf(file.id)));
      }
    });
  }

  #requireClosed(operation, name) {
    if (this.#writers.has(name)) {
      throw operation === 'create' ? fileExists(name) : fileOpen(operation, name);
    }
  }

  #onNames(operation, name, act) {
    return this.#inOrder(operation, name, () => {
      fileName(name);
      return act();
    });
  }

  #inOrder(operation, name, act) {
    return this.#names.run(async () => {
      try {
        return await act();
      } catch (error) {
        throw storageError(operation, `database=${this.#name} name=${name}`, error);
      }
    });
  }

  #connected() {
    this.#db ??= connected(this.#name);
    return this.#db;
  }
}

/**
 * Storage in IndexedDB, in pages and workers. What is appended waits in memory for its sync; then
 * it is written in one transaction of strict durability.
 *
 * @param {string} name names the database among those of this origin
 */
export const indexedDb = name => new IndexedDbAdapter(name);
