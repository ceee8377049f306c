import * as engine from '../dist/engine.js';
import { Database } from './database.js';

export { KoruError } from './error.js';
export { Snapshot } from './snapshot.js';

/** The database, run by JavaScript. */
export class KoruDelta extends Database {
  static _engine = { name: 'script', load: () => engine };
}
