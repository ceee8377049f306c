/** Opens a database in memory, puts a document and gets it: what comes before a first answer. */
const DOCUMENT = { name: 'Ada', born: 1815 };

export async function firstGet(peer, host) {
  const database = await peer.open(host);
  await database.put('first', DOCUMENT);
  const found = await database.get('first');
  if (found.born !== DOCUMENT.born) {
    throw new Error(`wrong answer: found=${JSON.stringify(found)}`);
  }
}
