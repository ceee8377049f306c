// The asking side of calls that go elsewhere; {@link Service} is the answering one.

import { KoruError } from './error.js';
import { CALLS } from './local.js';

const UNAVAILABLE = 'the database went away: ';

/** Numbers calls, keeps what waits for an answer. */
export class Remote {
  #post;
  #end;
  #waiting = new Map();
  #next = 1;
  #lost = undefined;

  /**
   * @param post takes `{message, transfer}`
   * @param end called once the database is closed
   */
  constructor(post, end) {
    this.#post = post;
    this.#end = end;
  }

  /** Resolves to the answer of `method`, of the database or of a handle that an answer brought. */
  call(method, args, handle) {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ message: { id, handle, method, args }, transfer: [] });
    });
  }

  /** Takes an answer. */
  receive({ id, result, error }) {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) call?.reject(new KoruError(error.code, error.message, { reason: error.reason }));
    else call?.resolve(result);
  }

  /** Nobody will answer any more. */
  fail(problem) {
    this.#lost = new KoruError('unavailable', UNAVAILABLE + problem);
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }

  /** Takes calls as the engine does. */
  backend() {
    const backend = {};
    for (const name of CALLS) backend[name] = (...args) => this.call(name, args);
    backend.watch = async options => this.#feed(await this.call('watch', [options]));
    backend.exportHistory = async after => this.#pieces(await this.call('exportHistory', [after]));
    backend.import = pull => this.#import(pull);
    backend.verify = () => this.call('verify', []);
    backend.close = () => this.#close();
    return backend;
  }

  #feed({ handle, token }) {
    let last = token;
    return {
      token: () => last,
      next: async () => {
        const { commit, token: now } = await this.call('next', [], handle);
        last = now;
        return commit;
      },
      close: () => void this.call('close', [], handle).catch(() => {}),
    };
  }

  #pieces({ handle }) {
    return {
      next: () => this.call('next', [], handle),
      close: () => void this.call('close', [], handle).catch(() => {}),
    };
  }

  /** One piece at a time: the other side is never given more than it has taken in. */
  async #import(pull) {
    const { handle } = await this.call('beginImport', []);
    try {
      for (let piece = await pull(); piece !== null; piece = await pull()) await this.call('write', [piece], handle);
    } catch (error) {
      await this.call('giveUp', [], handle).catch(() => {});
      throw error;
    }
    return this.call('end', [], handle);
  }

  async #close() {
    if (this.#lost?.code === 'closed') return undefined;
    await this.call('close', []);
    this.#lost = new KoruError('closed', 'database is closed');
    this.#end();
    return undefined;
  }
}
