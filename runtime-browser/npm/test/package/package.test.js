import assert from 'node:assert/strict';
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { HERE, installed, packed, run } from './installed.js';
import { inChromium } from '../chromium.js';

/** What a page that imports `.` loads, compressed as a server does. */
const BYTES_MAX = 150_000;

const tenLines = () => /```ts\n([\s\S]*?)```/.exec(readFileSync(join(HERE, 'README.md'), 'utf8'))[1];

test('README_tenLines_compileAndRunInNodeAndChromium', async t => {
  const folder = installed(t);
  writeFileSync(join(folder, 'first.mts'), tenLines());
  symlinkSync(join(HERE, 'node_modules', '@types'), join(folder, 'node_modules', '@types'));
  run(
    join(HERE, 'node_modules/.bin/tsc'),
    ['--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node', '--lib', 'es2023,dom,esnext.disposable', 'first.mts'],
    folder);

  const expected = run('node', ['first.mjs'], folder);

  assert.match(expected, /Alice/);
  assert.equal(await inChromium(folder, 'first.mjs', { korudelta: '/node_modules/korudelta/dist/index.js' }), expected);
});

test('require_fromCommonJs_works', t => {
  const folder = installed(t);
  const script = "const { KoruDelta } = require('korudelta');"
    + "KoruDelta.new().then(db => db.put('a', 'x', 1)).then(version => console.log(version.value));";
  assert.equal(run('node', ['--no-warnings', '--eval', script], folder), '1\n');
});

test('archive_publint_findsNothing', async t => {
  const folder = installed(t);
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: join(folder, 'node_modules', 'korudelta'), level: 'suggestion', strict: true });
  assert.deepEqual(messages, []);
});

test('archive_areTheTypesWrong_findsNothing', t => {
  const folder = installed(t);
  const said = run(
    join(HERE, 'node_modules/.bin/attw'), ['--profile', 'esm-only', '--format', 'json', packed(folder)], folder);
  assert.equal(JSON.parse(said).analysis.packageName, 'korudelta'); // What it finds wrong it tells by its exit code.
});

test('everyEntry_types_compileStrictly', t => {
  run(join(HERE, 'node_modules/.bin/tsc'), ['--project', join(HERE, 'test/types')], HERE);
  const wrong = join(HERE, 'test/types/wrong.ts');
  assert.throws(
    () => run(join(HERE, 'node_modules/.bin/tsc'), ['--project', join(HERE, 'test/types/wrong')], HERE),
    error => [...readFileSync(wrong, 'utf8').matchAll(/\/\/ (TS\d+)/g)].every(([, code]) => error.message.includes(code)));
});

test('mainEntry_compressed_isSmallEnough', () => {
  const seen = new Set();
  const bytes = [...loaded('index.js', seen)].reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  assert.ok(bytes <= BYTES_MAX, `a page that imports korudelta loads ${bytes} bytes, at most ${BYTES_MAX}`);
  assert.ok(statSync(join(HERE, 'dist/engine.js')).size > 100_000);
});

function* loaded(name, seen) {
  if (seen.has(name)) return;
  seen.add(name);
  const text = readFileSync(join(HERE, 'dist', name), 'utf8');
  yield text;
  for (const [, other] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) yield* loaded(other, seen);
}
