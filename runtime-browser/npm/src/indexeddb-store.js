// Transactions as promises, on the three stores that a database's files are kept in:
//
//   owner   'epoch' → how often the database was taken; 'files' → the last id given to a file
//   names   name → id of the file
//   chunks  [id, offset] → the bytes there, without a gap

import { KoruError } from './error.js';
import { INSECURE, unsupported } from './web-storage.js';

const VERSION = 1;

/** All of a file's chunks, or those from one offset up to another, both inclusive. */
export const chunksOf = (id, from = 0, to = Infinity) => IDBKeyRange.bound([id, from], [id, to]);

/** What a request gives. */
export const asked = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** A connection to the database of that name, which is made where it is missing. */
export const connected = async name => {
  if (globalThis.indexedDB === undefined) throw unsupported('IndexedDB', INSECURE);
  const opening = indexedDB.open(name, VERSION);
  opening.onupgradeneeded = () => {
    for (const store of ['owner', 'names', 'chunks']) opening.result.createObjectStore(store);
  };
  try {
    const db = await asked(opening);
    db.onversionchange = () => db.close(); // Somebody deletes it: nobody waits for us.
    return db;
  } catch (error) {
    throw error.name === 'SecurityError' || error.name === 'InvalidStateError'
      ? unsupported('IndexedDB', `the browser refuses: ${error}`, error) : error;
  }
};

const run = (transaction, work) => new Promise((resolve, reject) => {
  let result;
  let problem;
  transaction.oncomplete = () => resolve(result);
  transaction.onabort = () => reject(
      transaction.error ?? problem ?? new KoruError('storage_failure', 'transaction aborted'));
  const store = name => transaction.objectStore(name);
  work(store).then(value => {
    result = value;
  }, error => {
    problem = error;
    try {
      transaction.abort();
    } catch {
      // It has ended already, and rejects by that.
    }
  });
});

/** Runs `work`, which reads. */
export const reading = (db, stores, work) => run(db.transaction(stores, 'readonly'), work);

/** Runs `work`, all of which is durable when the promise resolves, or nothing of it happens. */
export const writing = (db, stores, work) =>
    run(db.transaction(['owner', ...stores], 'readwrite', { durability: 'strict' }), work);
