// The example for Node, run as its first line says.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const EXAMPLE = fileURLToPath(new URL('../../examples/node.mjs', import.meta.url));

const printed = async directory => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [EXAMPLE, directory], { timeout: 60_000 });
  assert.equal(stderr, '');
  return stdout.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').split('\n');
};

test('node_runTwice_keepsWhatTheFirstRunWrote', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'korudelta-example-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const alice = ["TIME { name: 'Alice' }", "TIME { city: 'Oslo', name: 'Alice' }", "TIME { city: 'Bergen', name: 'Alice' }"];
  const start = [
    "now  { city: 'Oslo', name: 'Alice' }",
    "then { name: 'Alice' }",
    "what changed [ { op: 'add', path: '/city', value: 'Oslo' } ]",
    'refused: conflict',
    'king − man + woman = queen',
  ];
  assert.deepEqual(
    await printed(join(folder, 'data')), [...start, ...alice, 'copied 8 versions; the same id: true', '']);
  assert.deepEqual(
    await printed(join(folder, 'data')), [...start, ...alice, ...alice, 'copied 16 versions; the same id: true', '']);
  assert.deepEqual(readdirSync(folder), ['data', 'data.koru']);
});
