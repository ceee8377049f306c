export { KoruError } from './error.js';
export { KoruDelta } from './korudelta.js';
export { Snapshot } from './snapshot.js';
