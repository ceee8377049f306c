// A database in a directory, from Node: node examples/node.mjs [directory]

import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { KoruDelta } from 'korudelta';
import { files } from 'korudelta/node';

const directory = process.argv[2] ?? './data';
const backup = `${directory}.koru`;

let db = await KoruDelta.open({ storage: files(directory) });

// A put is answered once it is on the disk. The second one replaces nothing: it is the next version.
const first = await db.put('users', 'alice', { name: 'Alice' });
await db.put('users', 'alice', { name: 'Alice', city: 'Oslo' });

const now = await db.get('users', 'alice');
const then = await db.getAt('users', 'alice', first.timestamp);
console.log('now ', now.value);
console.log('then', then.value);
console.log('what changed', await db.diff(then.versionId, now.versionId));

// Compare and set: of two that start from the same version, one is told that it came too late.
const next = { expected: now.versionId };
await db.put('users', 'alice', { name: 'Alice', city: 'Bergen' }, next);
await db.put('users', 'alice', { name: 'Alice', city: 'Tromsø' }, next).catch(error => console.log('refused:', error.code));

// Vectors are versions too. What these three dimensions mean: royal, male, edible.
const words = { king: [0.9, 0.9, 0], queen: [0.9, 0.1, 0], man: [0.1, 0.9, 0], woman: [0.1, 0.1, 0], apple: [0, 0.5, 0.9] };
await db.putBatch(Object.entries(words).map(([key, vector]) => ({ namespace: 'words', key, vector })));
const [nearest] = await db.synthesizeNavigate('words', 'king', ['-man', '+woman']);
console.log('king − man + woman =', nearest.key);

// The whole history in one file, piece by piece: what the command line calls a backup.
await pipeline(db.export(), createWriteStream(backup));
await db.close();

// Who opens the directory again finds all of it.
db = await KoruDelta.open({ storage: files(directory) });
for await (const { timestamp, value } of db.history('users', 'alice')) console.log(timestamp, value);
await db.close();

// And whoever has the file has the same history, with its ids, in a database of their own.
const copy = await KoruDelta.open();
const { versions } = await copy.import(createReadStream(backup));
console.log('copied', versions, 'versions; the same id:', (await copy.getVersion(first.versionId)).versionId === first.versionId);
await copy.close();
