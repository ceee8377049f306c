import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Documents } from '../src/documents.js';
import { keysByRank, zipfRanks } from '../src/zipf.js';

const SEED = 20_260_101;
const KEYS = keysByRank(1_000, SEED);
/** Of the same documents in canonical JSON, a line each, as Documents.java makes them. */
const OF_JAVA = 'b8cf01e4a9b4759560a48735ca7d622bffa5eca187964b972d90b43e2f34f0ce';

test('documents_sameSeed_areThoseOfJava', () => {
  const documents = new Documents(SEED);
  const digest = createHash('sha256');
  let bytes = 0;
  for (let version = 0; version < 3; version++) {
    for (const key of KEYS) {
      const json = JSON.stringify(documents.next(key), inOrder);
      digest.update(`${json}\n`);
      bytes += json.length;
    }
  }
  assert.equal(digest.digest('hex'), OF_JAVA);
  assert.equal(Math.round(bytes / 3_000), 193);
});

test('zipfRanks_sameSeed_areThoseOfJava', () => {
  const drawn = zipfRanks(1_000, 8, SEED).map((rank) => KEYS[rank].slice('file-1000'.length));
  assert.deepEqual(drawn, ['854', '337', '224', '846', '630', '658', '419', '328']);
});

/** Members by name. */
function inOrder(name, value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
