/** PouchDB as its authors build it for pages. Its plugins look for it among the globals. */
import PouchDB from '../node_modules/pouchdb/dist/pouchdb.min.js';

globalThis.PouchDB = PouchDB;
// The package has this export, and no other.
export { PouchDB as default };
