import { Database } from './database.js';
import { engines } from './engines.js';

export { KoruError } from './error.js';
export { Snapshot } from './snapshot.js';

/** The database, run by JavaScript. */
export class KoruDelta extends Database {
  static _engines = engines;
}
