import {
  closeSync, constants, fdatasync, fstatSync, openSync, readSync, writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { KoruError } from './error.js';
import { OpenFile } from './open-file.js';

const { O_CREAT, O_EXCL, O_RDONLY, O_RDWR } = constants;
const FLAGS = { create: O_RDWR | O_CREAT | O_EXCL, open: O_RDWR, read: O_RDONLY };
const OWNER_ONLY = 0o600;

const datasync = promisify(fdatasync);

/**
 * An open file of a directory. Appends and reads go to the system's memory, which takes
 * microseconds, and answer at once; a sync waits for the device, so it is given to a thread.
 */
export class NodeFile extends OpenFile {
  #path;
  #writes;
  #file;
  #closed;

  /**
   * @param {{appends: number, flushes: number}} counts
   * @param {{name: string, path: string}} place
   * @param {'create' | 'open' | 'read'} way
   * @param {(file: NodeFile) => void} closed hears that it is closed
   */
  constructor(counts, { name, path }, way, closed) {
    super(counts, name, { writes: way !== 'read', where: `path=${path}` });
    this.#path = path;
    this.#writes = way !== 'read';
    this.#file = openSync(path, FLAGS[way], OWNER_ONLY);
    this.#closed = closed;
    this.length = fstatSync(this.#file).size;
  }

  write(bytes) {
    const offset = this.length;
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, offset + done);
    }
    this.length = offset + bytes.length;
    return offset;
  }

  readAt(offset, count) {
    const bytes = new Uint8Array(count);
    let done = 0;
    while (done < count) {
      const step = readSync(this.#file, bytes, done, count - done, offset + done);
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
        `file shorter than written: path=${this.#path} offset=${end} size=${this.length}`);
  }

  flush() {
    return datasync(this.#file);
  }

  release() {
    this.#closed(this);
    closeSync(this.#file);
  }
}
