// The history as a stream of bytes, and back.

import { KoruError } from './error.js';

/** Pieces of an export as an async iterable; await it for one array. */
export class Export {
  #begin;

  constructor(begin) {
    this.#begin = begin;
  }

  async *[Symbol.asyncIterator]() {
    const pieces = await this.#begin();
    try {
      for (let piece = await pieces.next(); piece !== null; piece = await pieces.next()) yield piece;
    } finally {
      pieces.close();
    }
  }

  /** A stream of the platform, for example for a response or a file. */
  stream() {
    const pieces = this[Symbol.asyncIterator]();
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => pieces.return(),
    });
  }

  then(resolve, reject) {
    return this.#whole().then(resolve, reject);
  }

  catch(reject) {
    return this.#whole().catch(reject);
  }

  finally(done) {
    return this.#whole().finally(done);
  }

  async #whole() {
    const pieces = [];
    let length = 0;
    for await (const piece of this) {
      pieces.push(piece);
      length += piece.length;
    }
    if (pieces.length === 1) return pieces[0];
    const whole = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

/** Pulls what may be bytes, a stream or an iterable of bytes, piece by piece; null at the end. */
export const pieces = source => {
  if (source instanceof Uint8Array) return once(source);
  if (source instanceof ArrayBuffer) return once(new Uint8Array(source));
  if (typeof source?.stream === 'function' && !(source instanceof Export)) return pulled(iterated(source.stream()));
  if (source?.[Symbol.asyncIterator] || source?.[Symbol.iterator]) return pulled(source);
  if (typeof source?.getReader === 'function') return pulled(iterated(source));
  throw new KoruError(
    'bad_request',
    'argument of wrong type: name=source expected=Uint8Array, Blob, stream or iterable of Uint8Array');
};

const once = bytes => {
  let left = bytes;
  return async () => {
    const piece = left;
    left = null;
    return piece;
  };
};

const pulled = iterable => {
  const iterator = iterable[Symbol.asyncIterator]?.() ?? iterable[Symbol.iterator]();
  return async () => {
    const { done, value } = await iterator.next();
    if (done) return null;
    if (value instanceof Uint8Array) return value;
    throw new KoruError('bad_request', 'argument of wrong type: name=source expected=pieces that are Uint8Array');
  };
};

/** Not every browser's streams iterate themselves. */
async function* iterated(stream) {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    reader.releaseLock();
  }
}
