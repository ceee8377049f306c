import { KoruError } from './error.js';
import { OpenFile } from './open-file.js';

/** A worker that was terminated keeps its files for a moment; then it has let go of them. */
const ATTEMPTS_MAX = 50;
const WAIT_MILLIS = 40;

const waited = () => new Promise(resolve => setTimeout(resolve, WAIT_MILLIS));

/** The platform's exclusive handle of a file. */
const accessHandle = async handle => {
  for (let attempt = 1;; attempt++) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (error) {
      if (error.name !== 'NoModificationAllowedError') throw error;
      if (attempt === ATTEMPTS_MAX) {
        throw new KoruError(
            'already_open', `file is open elsewhere: name=${handle.name} attempts=${attempt}`,
            { cause: error });
      }
      await waited();
    }
  }
};

/**
 * The one handle that the platform gives of a file, for all that have the file open here. What it
 * does is done at once.
 */
export class OpfsHandle {
  #access;
  #users = 0;
  #closed;

  constructor(access, closed) {
    this.#access = access;
    this.#closed = closed;
    this.length = access.getSize();
  }

  /** @param {FileSystemFileHandle} handle */
  static async open(handle, closed) {
    return new OpfsHandle(await accessHandle(handle), closed);
  }

  enter() {
    this.#users++;
  }

  leave() {
    if (--this.#users === 0) this.close();
  }

  close() {
    this.#closed();
    this.#access.close();
  }

  write(bytes) {
    const offset = this.length;
    for (let done = 0; done < bytes.length;) {
      done += this.#access.write(bytes.subarray(done), { at: offset + done });
    }
    this.length = offset + bytes.length;
    return offset;
  }

  readAt(offset, count) {
    const bytes = new Uint8Array(count);
    for (let done = 0; done < count;) {
      const step = this.#access.read(bytes.subarray(done), { at: offset + done });
      if (step === 0) {
        throw new KoruError(
            'corruption', `file shorter than written: offset=${offset + done} size=${this.length}`);
      }
      done += step;
    }
    return bytes;
  }

  flush() {
    this.#access.flush();
  }
}

/** One opening of a file to write. */
export class OpfsFile extends OpenFile {
  #handle;
  #closed;

  constructor(counts, name, handle, closed) {
    super(counts, name, { writes: true });
    this.#handle = handle;
    this.#closed = closed;
    handle.enter();
  }

  get length() {
    return this.#handle.length;
  }

  write(bytes) {
    return this.#handle.write(bytes);
  }

  readAt(offset, count) {
    return this.#handle.readAt(offset, count);
  }

  flush() {
    this.#handle.flush();
  }

  release() {
    this.#closed(this);
    this.#handle.leave();
  }
}

/** What the bytes of a file without a name come from: nobody can write them any more. */
const kept = bytes => ({
  length: bytes.length,
  readAt: (offset, count) => bytes.slice(offset, offset + count),
  leave() {},
});

/** One opening of a file to read. When its name goes, its bytes are kept in memory instead. */
export class OpfsReading extends OpenFile {
  #source;
  #closed;

  /** @param {{length: number, readAt: Function, leave: Function}} source */
  constructor(counts, name, source, closed) {
    super(counts, name, { writes: false });
    this.#source = source;
    this.#closed = closed;
  }

  get length() {
    return this.#source.length;
  }

  readAt(offset, count) {
    return this.#source.readAt(offset, count);
  }

  /** Reads all that is left to be read; the file may go then. */
  async keep() {
    const source = this.#source;
    this.#source = kept(await source.readAt(0, source.length));
    source.leave();
  }

  release() {
    this.#closed(this);
    this.#source.leave();
  }
}

/** The bytes of a file as somebody else writes it, as long as it is there. */
export const openedSnapshot = async handle => {
  const { size } = await handle.getFile();
  return {
    length: size,
    async readAt(offset, count) {
      const file = await handle.getFile();
      return new Uint8Array(await file.slice(offset, offset + count).arrayBuffer());
    },
    leave() {},
  };
};
