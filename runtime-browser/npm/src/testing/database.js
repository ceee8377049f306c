/**
 * The database that a user sees over an engine object: the front door of the package.
 *
 * @param {object} engine what the simulated machine opened
 */
export function frontDoor(engine) {
  return engine; // The one line to exchange when src/korudelta.js is there.
}
