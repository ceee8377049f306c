/** SQLite in WebAssembly, in memory. Versions are a table of ours; statements are prepared once. */
import initSqlJs from 'sql.js';

const TABLE = `CREATE TABLE IF NOT EXISTS versions (
  key TEXT NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (key, at)
) WITHOUT ROWID`;

export const peer = {
  name: 'sql.js',
  package: 'sql.js',
  keepsVersions: 'a table of ours',
  setting: 'memory',
  durable: {
    node: 'one SQLite file, rewritten',
    chromium: 'one SQLite file in IndexedDB, rewritten',
  },
  imports: "export { default } from 'sql.js';",
  assets: { chromium: ['sql.js/dist/sql-wasm-browser.wasm'] },
  cannot: { vectors: 'no vectors' },

  async open(host) {
    return new Database(host, new (await sqlite(host)).Database());
  },

  async openDurable(host, place) {
    const { Database: Sqlite } = await sqlite(host);
    return new Database(host, new Sqlite(await host.shelf.read(place)), place);
  },
};

let loaded;

function sqlite(host) {
  loaded ??= initSqlJs(host.platform === 'node' ? {} : { locateFile: (file) => host.asset(file) });
  return loaded;
}

class Database {
  #host;
  #db;
  #place;
  #insert;
  #upTo;
  #all;

  constructor(host, db, place) {
    this.#host = host;
    this.#db = db;
    this.#place = place;
    db.run(TABLE);
    this.#insert = db.prepare('INSERT INTO versions VALUES (?, ?, ?)');
    this.#upTo = db.prepare(
      'SELECT document FROM versions WHERE key = ? AND at <= ? ORDER BY at DESC LIMIT 1',
    );
    this.#all = db.prepare('SELECT document FROM versions WHERE key = ? ORDER BY at');
  }

  put(key, document) {
    const at = this.#host.tick();
    this.#insert.run([key, at, JSON.stringify(document)]);
    return at;
  }

  putBatch(writes) {
    this.#db.run('BEGIN');
    writes.forEach(({ key, document }) => this.put(key, document));
    this.#db.run('COMMIT');
  }

  get(key) {
    return this.getAt(key, Number.MAX_SAFE_INTEGER);
  }

  history(key) {
    this.#all.bind([key]);
    const found = [];
    while (this.#all.step()) {
      found.push(JSON.parse(this.#all.get()[0]));
    }
    this.#all.reset();
    return found;
  }

  getAt(key, moment) {
    const row = this.#upTo.get([key, moment]);
    this.#upTo.reset();
    return row.length === 0 ? undefined : JSON.parse(row[0]);
  }

  async close({ unchanged = false } = {}) {
    if (this.#place !== undefined && !unchanged) {
      await this.#host.shelf.write(this.#place, this.#db.export());
    }
    this.#db.close();
  }
}
