// The answering side of calls that come from elsewhere; {@link Remote} is the asking one.

import { KoruError } from './error.js';

/** Serves one database to one or more askers; what they hold open has a number. */
export class Service {
  #backend;
  #handles = new Map();
  #next = 1;

  constructor(backend) {
    this.#backend = backend;
  }

  /** Does what a message asks; gives the message to answer with. */
  async answer({ id, handle, method, args }, owner) {
    try {
      const result = handle === undefined
        ? await this.#call(method, args, owner)
        : await this.#held(handle)[method](...args);
      return { id, result };
    } catch (error) {
      return { id, error: { code: error.code ?? 'internal', message: String(error.message ?? error), reason: error.reason } };
    }
  }

  /** Ends what an asker that has gone held open. */
  release(owner) {
    for (const [number, held] of this.#handles) {
      if (held.owner === owner) {
        this.#handles.delete(number);
        Promise.resolve(held.close()).catch(() => {});
      }
    }
  }

  async #call(method, args, owner) {
    if (method === 'watch') return this.#feed(await this.#backend.watch(...args), owner);
    if (method === 'exportHistory') return { handle: this.#hold(await this.#backend.exportHistory(...args), owner) };
    if (method === 'beginImport') return { handle: this.#hold(new Import(this.#backend), owner) };
    return this.#backend[method](...args);
  }

  #feed(feed, owner) {
    const served = {
      next: async () => ({ commit: await feed.next(), token: feed.token() }),
      close: () => feed.close(),
    };
    return { handle: this.#hold(served, owner), token: feed.token() };
  }

  #hold(held, owner) {
    const number = this.#next++;
    held.owner = owner;
    this.#handles.set(number, held);
    const { close } = held;
    held.close = () => {
      this.#handles.delete(number);
      return close?.call(held);
    };
    return number;
  }

  #held(number) {
    const held = this.#handles.get(number);
    if (!held) throw new KoruError('closed', `no such handle any more: handle=${number}`);
    return held;
  }
}

/** An import whose pieces come as calls. */
class Import {
  #piece;
  #give;
  #refuse;
  #taken;
  #report;

  constructor(backend) {
    this.#begin();
    this.#report = backend.import(() => this.#pull());
    this.#report.catch(() => {}); // Told by write or end.
  }

  #begin() {
    this.#piece = new Promise((resolve, reject) => {
      this.#give = resolve;
      this.#refuse = reject;
    });
    this.#piece.catch(() => {}); // Told to who pulls.
  }

  async #pull() {
    const piece = await this.#piece;
    this.#begin();
    this.#taken?.();
    return piece;
  }

  /** Resolves once the piece is taken in, or nothing will be. */
  async write(piece) {
    const taken = new Promise(resolve => (this.#taken = resolve));
    this.#give(piece);
    await Promise.race([taken, this.#report]);
  }

  async end() {
    this.#give(null);
    try {
      return await this.#report;
    } finally {
      this.close();
    }
  }

  async giveUp() {
    this.close();
    await this.#report.catch(() => {});
  }

  close() {
    this.#refuse(new KoruError('cancelled', 'import was given up by who sends it'));
  }
}
