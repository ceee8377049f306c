import {
  closeSync, constants, fdatasync, fstatSync, openSync, readSync, writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { KoruError } from './error.js';
import { InOrder } from './in-order.js';
import { fileClosed, fileReadOnly, readable, storageError } from './storage-error.js';

const { O_CREAT, O_EXCL, O_RDONLY, O_RDWR } = constants;
const FLAGS = { create: O_RDWR | O_CREAT | O_EXCL, open: O_RDWR, read: O_RDONLY };
const OWNER_ONLY = 0o600;

const datasync = promisify(fdatasync);

/**
 * An open file of a directory.
 *
 * Appends and reads go to the system's memory, which takes microseconds, and answer at once; a sync
 * waits for the device, so it is given to a thread. After a failed append or sync every later one
 * fails: what such a file holds is unknown, and a second sync that succeeds would prove nothing.
 */
export class NodeFile {
  #adapter;
  #name;
  #path;
  #writes;
  #file;
  #length;
  #order = new InOrder();
  #failed = false;
  #closed = false;

  /** @param {'create' | 'open' | 'read'} way */
  constructor(adapter, name, path, way) {
    this.#adapter = adapter;
    this.#name = name;
    this.#path = path;
    this.#writes = way !== 'read';
    this.#file = openSync(path, FLAGS[way], OWNER_ONLY);
    this.#length = fstatSync(this.#file).size;
  }

  get name() {
    return this.#name;
  }

  size() {
    return this.#whileOpen('size', () => this.#length);
  }

  append(bytes) {
    return this.#changing('append', () => {
      const offset = this.#length;
      for (let done = 0; done < bytes.length;) {
        done += writeSync(this.#file, bytes, done, bytes.length - done, offset + done);
      }
      this.#length = offset + bytes.length;
      this.#adapter.counts.appends++;
      return offset;
    });
  }

  read(offset, length) {
    return this.#whileOpen('read', () => this.#read(offset, length));
  }

  sync() {
    return this.#changing('sync', async () => {
      await datasync(this.#file);
      this.#adapter.counts.flushes++;
    });
  }

  close() {
    if (this.#closed) return undefined;
    this.#closed = true;
    return this.#order.run(() => {
      this.#adapter.closed(this);
      closeSync(this.#file);
    });
  }

  #read(offset, length) {
    const bytes = new Uint8Array(readable(this.#name, this.#length, offset, length));
    let done = 0;
    while (done < bytes.length) {
      const step = readSync(this.#file, bytes, done, bytes.length - done, offset + done);
      if (step === 0) return this.#cutShort(bytes, offset + done);
      done += step;
    }
    return bytes;
  }

  /** Another who writes the file may have cut off zeros meanwhile; they are read as they were. */
  #cutShort(bytes, end) {
    if (!this.#writes) return bytes;
    throw new KoruError(
        'corruption',
        `file shorter than written: path=${this.#path} offset=${end} size=${this.#length}`);
  }

  #changing(operation, change) {
    return this.#whileOpen(operation, () => {
      if (!this.#writes) throw fileReadOnly(operation, this.#name);
      if (this.#failed) {
        throw new KoruError(
            'storage_failure', `an earlier append or sync of this file failed: path=${this.#path}`);
      }
      return this.#failingForGood(change);
    });
  }

  #failingForGood(change) {
    const failed = error => {
      this.#failed = true;
      throw error;
    };
    try {
      const answer = change();
      return typeof answer?.then === 'function' ? answer.then(undefined, failed) : answer;
    } catch (error) {
      return failed(error);
    }
  }

  #whileOpen(operation, act) {
    if (this.#closed) throw fileClosed(operation, this.#name);
    const told = error => {
      throw storageError(operation, `path=${this.#path}`, error);
    };
    try {
      const answer = this.#order.run(act);
      return typeof answer?.then === 'function' ? answer.then(undefined, told) : answer;
    } catch (error) {
      return told(error);
    }
  }
}
