/** Who is measured, in the order of the tables: the files in `peers`. */
export const PEERS = [
  'korudelta',
  'map',
  'pouchdb',
  'automerge',
  'yjs',
  'dexie',
  'rxdb',
  'loki',
  'sqljs',
  'pglite',
];

/** Those of them for whom nothing has to be installed. */
export const BARE = ['korudelta', 'map'];

/** The adapter in `peers` called `file`. */
export async function peerOf(file) {
  return (await import(`../peers/${file}.js`)).peer;
}
