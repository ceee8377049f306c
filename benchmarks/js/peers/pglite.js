/**
 * PGlite: PostgreSQL in WebAssembly, in memory. Versions are a table of ours; vectors are those of
 * pgvector, in an index of its kind HNSW with its defaults.
 */
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

const TABLE = `CREATE TABLE IF NOT EXISTS versions (
  key text, at bigint, document json NOT NULL, PRIMARY KEY (key, at)
)`;
const VECTORS = `CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE vectors (key text PRIMARY KEY, vector vector(100) NOT NULL);
CREATE INDEX ON vectors USING hnsw (vector vector_cosine_ops)`;
const INSERT = 'INSERT INTO versions VALUES ($1, $2, $3)';
const INSERT_ALL = `INSERT INTO versions
  SELECT * FROM json_to_recordset($1) AS rows(key text, at bigint, document json)`;
const UP_TO = 'SELECT document FROM versions WHERE key = $1 AND at <= $2 ORDER BY at DESC LIMIT 1';
const ALL = 'SELECT document FROM versions WHERE key = $1 ORDER BY at';
const EMBED = 'INSERT INTO vectors VALUES ($1, $2)';
const SEARCH = 'SELECT key FROM vectors ORDER BY vector <=> $1 LIMIT 10';

export const peer = {
  name: 'PGlite',
  package: '@electric-sql/pglite',
  keepsVersions: 'a table of ours',
  setting: 'memory',
  durable: { node: 'files', chromium: 'IndexedDB' },
  imports: "export { PGlite } from '@electric-sql/pglite';",
  assets: {
    chromium: [
      '@electric-sql/pglite/pglite.wasm',
      '@electric-sql/pglite/initdb.wasm',
      '@electric-sql/pglite/pglite.data',
    ],
  },
  // Served, but for vectors alone.
  moreAssets: ['@electric-sql/pglite-pgvector/vector.tar.gz'],

  async open(host) {
    return prepared(host, await PGlite.create(await options(host)));
  },

  async openDurable(host, place) {
    const dataDir = host.platform === 'node' ? place : `idb://${place}`;
    return prepared(host, await PGlite.create({ ...(await options(host)), dataDir }));
  },
};

async function options(host) {
  return host.platform === 'node' ? { extensions: { vector } } : inPage(host);
}

async function inPage(host) {
  const [wasm, init, data] = peer.assets.chromium.map((path) => host.asset(path.split('/').at(-1)));
  const bundlePath = new URL(host.asset('vector.tar.gz'));
  const setup = async (pg, emscriptenOpts) => ({ emscriptenOpts, bundlePath });
  return {
    extensions: { vector: { name: 'vector', setup } },
    pgliteWasmModule: await WebAssembly.compileStreaming(fetch(wasm)),
    initdbWasmModule: await WebAssembly.compileStreaming(fetch(init)),
    fsBundle: await (await fetch(data)).blob(),
  };
}

async function prepared(host, db) {
  await db.exec(TABLE);
  return new Database(host, db);
}

class Database {
  #host;
  #db;
  #hasVectors = false;

  constructor(host, db) {
    this.#host = host;
    this.#db = db;
  }

  async put(key, document) {
    const at = this.#host.tick();
    await this.#db.query(INSERT, [key, at, document]);
    return at;
  }

  /** One statement of as many rows. */
  async putBatch(writes) {
    const rows = writes.map(({ key, document }) => ({ key, at: this.#host.tick(), document }));
    await this.#db.query(INSERT_ALL, [rows]);
  }

  get(key) {
    return this.getAt(key, Number.MAX_SAFE_INTEGER);
  }

  async history(key) {
    const { rows } = await this.#db.query(ALL, [key]);
    return rows.map(({ document }) => document);
  }

  async getAt(key, moment) {
    const { rows } = await this.#db.query(UP_TO, [key, moment]);
    return rows[0]?.document;
  }

  async embed(key, vectorOfKey) {
    if (!this.#hasVectors) {
      await this.#db.exec(VECTORS);
      this.#hasVectors = true;
    }
    await this.#db.query(EMBED, [key, `[${vectorOfKey}]`]);
  }

  async search(query) {
    const { rows } = await this.#db.query(SEARCH, [`[${query}]`]);
    return rows.map(({ key }) => key);
  }

  close() {
    return this.#db.close();
  }
}
