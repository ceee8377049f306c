import { KoruError } from './error.js';
import { asked, chunksOf } from './indexeddb-store.js';
import { OpenFile } from './open-file.js';

/** A last chunk below this is written anew together with what comes behind it. */
const TAIL_BYTES_MAX = 16 << 10;

/** What is cut into several chunks. */
const CHUNK_BYTES_MAX = 256 << 10;

/** Bytes that wait for a sync at most; beyond that they are written without one. */
const WAITING_BYTES_MAX = 1 << 20;

const NOTHING = new Uint8Array(0);

const joined = parts => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** Where a file ends that is stored: its length, and its last chunk where that is a short one. */
export const storedEnd = async (store, id) => {
  const last = await asked(store('chunks').openCursor(chunksOf(id), 'prev'));
  if (last === null) return { length: 0, tail: NOTHING };
  const length = last.key[1] + last.value.length;
  return { length, tail: last.value.length < TAIL_BYTES_MAX ? last.value : NOTHING };
};

const storedBytes = async (store, id, from, to) => {
  const first = await asked(store('chunks').openKeyCursor(chunksOf(id, 0, from), 'prev'));
  const start = first === null ? 0 : first.key[1];
  const bytes = joined(await asked(store('chunks').getAll(chunksOf(id, start, to - 1))));
  if (start + bytes.length < to) {
    throw new KoruError(
        'corruption', `file shorter than written: offset=${start + bytes.length} wanted=${to}`);
  }
  return bytes.slice(from - start, to - start);
};

/**
 * One opening of a file. What was appended waits in memory for its sync, which writes all of it in
 * one durable transaction.
 *
 * Invariants: chunks hold the bytes up to `#from` and the tail behind it; `#tail` and `#waiting`
 * hold all from `#from` to the end.
 */
export class IndexedDbFile extends OpenFile {
  #store;
  #id;
  #from;
  #tail;
  #waiting = [];
  #waitingBytes = 0;
  #closed;

  /**
   * @param {{counts: object, read: Function, write: Function}} store
   * @param {{name: string, id: number, writes: boolean}} which
   * @param {{length: number, tail: Uint8Array}} end
   * @param {(file: IndexedDbFile) => any} closed hears that it is closed
   */
  constructor(store, { name, id, writes }, { length, tail }, closed) {
    super(store.counts, name, { writes });
    this.#store = store;
    this.#id = id;
    this.#from = length - tail.length;
    this.#tail = tail;
    this.#closed = closed;
    this.length = length;
  }

  get id() {
    return this.#id;
  }

  write(bytes) {
    const offset = this.length;
    this.#waiting.push(bytes.slice());
    this.#waitingBytes += bytes.length;
    this.length = offset + bytes.length;
    return this.#waitingBytes < WAITING_BYTES_MAX ? offset : this.flush().then(() => offset);
  }

  readAt(offset, count) {
    const end = offset + count;
    const memory = () => joined([this.#tail, ...this.#waiting]);
    if (count === 0) return NOTHING;
    if (offset >= this.#from) return memory().slice(offset - this.#from, end - this.#from);
    const stored = this.#store.read(['chunks'], store =>
        storedBytes(store, this.#id, offset, Math.min(end, this.#from)));
    return end <= this.#from
      ? stored : stored.then(bytes => joined([bytes, memory().subarray(0, end - this.#from)]));
  }

  async flush() {
    if (this.#waitingBytes === 0) return;
    const bytes = joined([this.#tail, ...this.#waiting]);
    await this.#store.write(['chunks'], async store => {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES_MAX) {
        store('chunks').put(
            bytes.slice(at, at + CHUNK_BYTES_MAX), [this.#id, this.#from + at]);
      }
    });
    this.#stored(bytes);
  }

  #stored(bytes) {
    const last = bytes.length % CHUNK_BYTES_MAX;
    const tailLength = last < TAIL_BYTES_MAX ? last : 0;
    this.#from = this.length - tailLength;
    this.#tail = bytes.slice(bytes.length - tailLength);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** What was not synced is written all the same: whoever opens the file next finds it. */
  async release() {
    try {
      await this.flush();
    } finally {
      await this.#closed(this);
    }
  }
}
