import { Database } from '../database.js';
import { KoruError } from '../error.js';

const notHere = name => () =>
  Promise.reject(new KoruError('unsupported', `not in a simulation, which has no storage of its own: call=${name}`));

/**
 * The database that a user sees over an engine object: the front door of the package.
 *
 * @param {object} engine what the simulated machine opened
 */
export function frontDoor(engine) {
  engine.import = notHere('import');
  engine.verify = notHere('verify');
  return new Database(engine, undefined);
}
