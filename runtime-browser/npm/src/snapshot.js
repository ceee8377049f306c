import { Reads } from './reads.js';

/** The database as it was at one time: its answers never change. Holds nothing; nothing to close. */
export class Snapshot extends Reads {
  /** The time, RFC 3339. */
  get timestamp() {
    return this._at;
  }
}
