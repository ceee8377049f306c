import { fileName } from './file-name.js';
import { KoruError } from './error.js';
import { OpenFile } from './open-file.js';
import { fileExists, fileOpen, noSuchFile } from './storage-error.js';

/** Bytes that grow by doubling. */
class Bytes {
  length = 0;
  open = false;
  #room = new Uint8Array(256);

  append(bytes) {
    const offset = this.length;
    const end = offset + bytes.length;
    if (end > this.#room.length) {
      const room = new Uint8Array(Math.max(end, this.#room.length * 2));
      room.set(this.#room.subarray(0, offset));
      this.#room = room;
    }
    this.#room.set(bytes, offset);
    this.length = end;
    return offset;
  }

  read(offset, length) {
    return this.#room.slice(offset, offset + length);
  }
}

/** One opening of a file. */
class MemoryFile extends OpenFile {
  #bytes;
  #writes;

  constructor(counts, name, bytes, writes) {
    super(counts, name, { writes });
    this.#bytes = bytes;
    this.#writes = writes;
  }

  get length() {
    return this.#bytes.length;
  }

  write(bytes) {
    return this.#bytes.append(bytes);
  }

  readAt(offset, count) {
    return this.#bytes.read(offset, count);
  }

  flush() {}

  release() {
    if (this.#writes) this.#bytes.open = false;
  }
}

class MemoryAdapter {
  kind = 'memory';

  /** How often files were appended to and synced so far. */
  counts = { appends: 0, flushes: 0 };

  #files = new Map();
  #owner;
  #owners = 0;

  lock() {
    if (this.#owner !== undefined) {
      throw new KoruError('already_open', `storage has an owner: owner=${this.#owner}`);
    }
    const owner = `memory-storage-${++this.#owners}`;
    this.#owner = owner;
    return () => {
      if (this.#owner === owner) this.#owner = undefined;
    };
  }

  create(name) {
    if (this.#files.has(fileName(name))) throw fileExists(name);
    const bytes = new Bytes();
    this.#files.set(name, bytes);
    return this.#opened(name, bytes);
  }

  open(name) {
    return this.#opened(name, this.#closed('open', name));
  }

  #opened(name, bytes) {
    bytes.open = true;
    return new MemoryFile(this.counts, name, bytes, true);
  }

  openToRead(name) {
    return new MemoryFile(this.counts, name, this.#there(name), false);
  }

  list() {
    return [...this.#files.keys()].sort();
  }

  rename(from, to) {
    const bytes = this.#closed('rename', from);
    if (this.#files.has(fileName(to))) this.#closed('rename', to);
    this.#files.delete(from);
    this.#files.set(to, bytes);
  }

  delete(name) {
    this.#closed('delete', name);
    this.#files.delete(name);
  }

  syncDirectory() {}

  #there(name) {
    const bytes = this.#files.get(fileName(name));
    if (bytes === undefined) throw noSuchFile(name);
    return bytes;
  }

  #closed(operation, name) {
    const bytes = this.#there(name);
    if (bytes.open) throw fileOpen(operation, name);
    return bytes;
  }
}

/**
 * Storage in memory, which lives as long as the adapter: closing a database and opening it again on
 * the same adapter finds it. Every answer comes at once.
 */
export const memory = () => new MemoryAdapter();
