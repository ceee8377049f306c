import { Database } from './database.js';
import { engines } from './wasm-engine.js';

export { KoruError } from './error.js';
export { Snapshot } from './snapshot.js';

/** The database, run by WebAssembly. */
export class KoruDelta extends Database {
  static _engines = engines;
}
