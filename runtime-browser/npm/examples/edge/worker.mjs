// Notes at the edge: a Durable Object holds the database in memory and its history in its storage.
//
//   PUT /shopping              {"text": "milk"}   the next version of a note
//   GET /shopping                                 as it is
//   GET /shopping?at=2026-12-01T12:00:00Z         as it was
//   GET /shopping/history                         every version

import { KoruDelta } from 'korudelta';

const PIECE = 'history-';

/** There is one instance of each name, so the database has one owner, as it must. */
export class Notes {
  #storage;
  #opened;
  #kept;
  #last = Promise.resolve();

  constructor({ storage }) {
    this.#storage = storage;
  }

  async fetch(request) {
    try {
      this.#opened ??= this.#open();
      return await this.#answer(request, await this.#opened);
    } catch (error) {
      const status = { bad_request: 400, conflict: 409 }[error.code] ?? 500;
      return Response.json({ code: error.code ?? 'internal', message: error.message }, { status });
    }
  }

  /** Pieces of the history, each of which goes on where the one before ends; their names sort by time. */
  async #open() {
    const db = await KoruDelta.open();
    for (const piece of (await this.#storage.list({ prefix: PIECE })).values()) await db.import(piece);
    this.#kept = (await db.stats()).lastCommit;
    return db;
  }

  async #answer(request, db) {
    const { pathname, searchParams } = new URL(request.url);
    const [key, what] = pathname.slice(1).split('/').map(decodeURIComponent);
    if (request.method === 'PUT') return Response.json(await this.#write(db, key, await request.json()));
    if (what === 'history') return Response.json(await db.history('notes', key));
    const at = searchParams.get('at');
    const version = at ? await db.getAt('notes', key, at) : await db.get('notes', key);
    return version ? Response.json(version) : Response.json({ code: 'not_found' }, { status: 404 });
  }

  /** Answers when the storage has it. One at a time: a piece begins where the last one ended. */
  #write(db, key, value) {
    const written = this.#last.then(async () => {
      const version = await db.put('notes', key, value);
      await this.#storage.put(PIECE + version.timestamp, await db.export({ after: this.#kept }));
      this.#kept = version.timestamp;
      return version;
    });
    this.#last = written.catch(() => {});
    return written;
  }
}

export default {
  fetch: (request, env) => env.NOTES.get(env.NOTES.idFromName('everybody')).fetch(request),
};
