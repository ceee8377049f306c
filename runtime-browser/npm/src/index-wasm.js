import { Database } from './database.js';
import { wasm } from './wasm-engine.js';

export { KoruError } from './error.js';
export { Snapshot } from './snapshot.js';

/** The database, run by WebAssembly. */
export class KoruDelta extends Database {
  static _engine = wasm;
}
