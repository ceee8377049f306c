// What the README shows in TypeScript compiles and runs; what it says of sizes is so.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { run } from '../package/installed.js';
import { installed, PACKAGE, temporary } from './project.js';

const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
const OPTIONS = [
  '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node', '--lib', 'es2023,dom,esnext.disposable'];

/** The blocks; one that opens no database has one. */
const blocks = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => (
  /\bconst db = /.test(code) ? code : `import { KoruDelta } from 'korudelta';\nconst db = await KoruDelta.open();\n${withoutImport(code)}`));

function withoutImport(code) {
  return code.replace("import { KoruDelta } from 'korudelta';\n", '');
}

const WHAT_IS_PRINTED = [
  ['{"city":"Oslo","name":"Alice"} {"name":"Alice"}', 'put {"name":"Alice"}', 'put {"city":"Oslo","name":"Alice"}'],
  [],
  [],
  ["[ 'tea' ] 5", "[ 'put', 'put', 'delete' ]"],
  ["[ 'queen 0.99', 'king 0.86' ]", 'queen'],
  ["insert bob undefined { name: 'Bob' }", 'TIME'],
  ['true'],
  [],
  [],
  ['{ large: 9007199254740993n, small: 1 }'],
];

test('README_everyBlock_compilesAndRuns', t => {
  const folder = temporary(t, 'readme');
  mkdirSync(join(folder, 'node_modules', 'korudelta'), { recursive: true });
  installed(join(folder, 'node_modules', 'korudelta'));
  symlinkSync(join(PACKAGE, 'node_modules', '@types'), join(folder, 'node_modules', '@types'));
  const names = blocks.map((code, i) => {
    writeFileSync(join(folder, `block${i}.mts`), code);
    return `block${i}`;
  });
  run(join(PACKAGE, 'node_modules/.bin/tsc'), [...OPTIONS, ...names.map(name => `${name}.mts`)], folder);
  const lines = text => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').split('\n').slice(0, -1);
  const printed = names.map(name => lines(run(process.execPath, [`${name}.mjs`], folder)));
  assert.deepEqual(printed, WHAT_IS_PRINTED);
});

test('README_sizes_areMeasured', () => {
  const said = [...README.matchAll(/^\| [^|]+ \| (\d+) \|$/gm)].map(([, kilobytes]) => Number(kilobytes));
  const measured = [files('index.js'), files('stored-engine.js'), files('tools-engine.js'), ['engine.wasm', 'wasm-runtime.js']]
    .map(names => Math.round([...names].reduce((sum, name) => sum + compressed(name), 0) / 1000));
  const near = measured.map((kilobytes, i) => (Math.abs(kilobytes - said[i]) <= 5 ? said[i] : kilobytes));
  assert.deepEqual(said, near);
});

const compressed = name => gzipSync(readFileSync(join(PACKAGE, 'dist', name)), { level: 9 }).length;

/** A file and what it imports from the start. */
function files(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(PACKAGE, 'dist', name), 'utf8');
  for (const [, other] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) files(other, seen);
  return seen;
}
