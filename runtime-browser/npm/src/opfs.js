import { KoruError } from './error.js';
import { fileName } from './file-name.js';
import { InOrder } from './in-order.js';
import { OpfsFile, OpfsHandle, OpfsReading, openedSnapshot } from './opfs-file.js';
import { fileExists, fileOpen, noSuchFile, storageError } from './storage-error.js';
import { INSECURE, askToPersist, databaseName, ownByWebLock, unsupported } from './web-storage.js';

const PREFIX = 'korudelta-';

const root = async () => {
  if (typeof globalThis.navigator?.storage?.getDirectory !== 'function') {
    throw unsupported('the origin private file system', INSECURE);
  }
  if (globalThis.FileSystemFileHandle?.prototype.createSyncAccessHandle === undefined) {
    throw unsupported('FileSystemSyncAccessHandle', 'only dedicated workers have it');
  }
  try {
    return await navigator.storage.getDirectory();
  } catch (error) {
    throw unsupported('the origin private file system', `the browser refuses: ${error}`, error);
  }
};

/*
 * Invariants:
 *  - a name has at most one handle of the platform, which all its openings here share
 *  - only the owner's openings to read take one: it would hinder an owner elsewhere
 *  - operations on names run one at a time
 */
class OpfsAdapter {
  kind = 'opfs';

  /** Its name among the databases of the origin. */
  name;

  /** How often files were appended to and flushed so far. */
  counts = { appends: 0, flushes: 0 };

  /** Whether the platform keeps what is stored; nothing as long as it has not answered. */
  persisted;

  #name;
  #directory;
  #names = new InOrder();
  #handles = new Map();
  #writers = new Map();
  #readers = new Set();
  #owned = false;

  constructor(name) {
    this.name = name;
    this.#name = PREFIX + databaseName(name);
  }

  async lock() {
    await this.#prepared();
    const release = await ownByWebLock(`korudelta:opfs:${this.#name}`);
    this.#owned = true;
    askToPersist(this);
    return () => {
      this.#owned = false;
      return release();
    };
  }

  create(name) {
    return this.#onNames('create', name, async directory => {
      if (await this.#found(directory, name) !== undefined) throw fileExists(name);
      return this.#opened(name, await directory.getFileHandle(name, { create: true }));
    });
  }

  open(name) {
    return this.#onNames('open', name, async directory => {
      const handle = await this.#there(directory, name);
      this.#requireClosed('open', name);
      return this.#opened(name, handle);
    });
  }

  openToRead(name) {
    return this.#onNames('open to read', name, async directory => {
      const handle = await this.#there(directory, name);
      const source = this.#owned || this.#handles.has(name)
        ? await this.#shared(name, handle) : await openedSnapshot(handle);
      source.enter?.();
      const reading = new OpfsReading(
          this.counts, name, source, closed => this.#readers.delete(closed));
      this.#readers.add(reading);
      return reading;
    });
  }

  list() {
    return this.#onDirectory('list', '', async directory => {
      const names = [];
      for await (const name of directory.keys()) names.push(name);
      return names.sort();
    });
  }

  rename(from, to) {
    return this.#onNames('rename', from, async directory => {
      fileName(to);
      const handle = await this.#there(directory, from);
      this.#requireClosed('rename', from);
      this.#requireClosed('rename', to);
      if (from === to) return;
      await this.#leave(from);
      await this.#leave(to);
      await this.#move(directory, handle, to);
    });
  }

  delete(name) {
    return this.#onNames('delete', name, async directory => {
      await this.#there(directory, name);
      this.#requireClosed('delete', name);
      await this.#leave(name);
      await directory.removeEntry(name);
    });
  }

  /** The platform has no call for it: names are as durable as it makes them. */
  async syncDirectory() {}

  async #opened(name, handle) {
    const shared = await this.#shared(name, handle);
    const file = new OpfsFile(this.counts, name, shared, () => this.#writers.delete(name));
    this.#writers.set(name, file);
    return file;
  }

  async #shared(name, handle) {
    const known = this.#handles.get(name);
    if (known !== undefined) return known;
    const made = await OpfsHandle.open(handle, () => this.#handles.delete(name));
    this.#handles.set(name, made);
    return made;
  }

  /** Readers of a name that goes read from memory what they have not read yet. */
  async #leave(name) {
    for (const reading of this.#readers) {
      if (reading.name === name) await reading.keep();
    }
  }

  async #move(directory, handle, to) {
    if (typeof handle.move === 'function') {
      await handle.move(to);
    } else {
      await this.#copy(handle, await directory.getFileHandle(to, { create: true }));
      await directory.removeEntry(handle.name);
    }
  }

  /** A crash may leave a part of the copy, and then all of what was copied. */
  async #copy(from, to) {
    const bytes = new Uint8Array(await (await from.getFile()).arrayBuffer());
    const access = await to.createSyncAccessHandle();
    try {
      access.truncate(0);
      for (let done = 0; done < bytes.length;) {
        done += access.write(bytes.subarray(done), { at: done });
      }
      access.flush();
    } finally {
      access.close();
    }
  }

  #requireClosed(operation, name) {
    if (this.#writers.has(name)) throw fileOpen(operation, name);
  }

  async #there(directory, name) {
    const handle = await this.#found(directory, name);
    if (handle === undefined) throw noSuchFile(name);
    return handle;
  }

  async #found(directory, name) {
    try {
      return await directory.getFileHandle(name);
    } catch (error) {
      if (error.name === 'NotFoundError') return undefined;
      if (error.name === 'TypeMismatchError') {
        throw new KoruError('bad_request', `a directory, not a file: name=${name}`);
      }
      throw error;
    }
  }

  #onNames(operation, name, act) {
    return this.#onDirectory(operation, name, directory => {
      fileName(name);
      return act(directory);
    });
  }

  #onDirectory(operation, name, act) {
    return this.#names.run(async () => {
      try {
        return await act(await this.#prepared());
      } catch (error) {
        throw storageError(operation, `directory=${this.#name} name=${name}`, error);
      }
    });
  }

  #prepared() {
    this.#directory ??= root().then(top => top.getDirectoryHandle(this.#name, { create: true }));
    return this.#directory;
  }
}

/**
 * Storage in the origin private file system, in a dedicated worker: every append, read and flush is
 * one call that is done when it returns.
 *
 * @param {string} name names the database among those of this origin
 */
export const opfs = name => new OpfsAdapter(name);
