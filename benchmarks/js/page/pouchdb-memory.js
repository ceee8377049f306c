/** PouchDB's adapter for memory as its authors build it for pages: it adds itself when loaded. */
import './pouchdb.js';
import '../node_modules/pouchdb/dist/pouchdb.memory.min.js';

/** The plugin that is added where this is imported: it has been. */
function addedAlready() {}

// The package has this export, and no other.
export { addedAlready as default };
