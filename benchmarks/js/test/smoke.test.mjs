import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { JOBS } from '../src/operations.js';

const BENCH = fileURLToPath(new URL('../bench.mjs', import.meta.url));
const PACKAGE =
  process.env.KORU_PACKAGE ??
  fileURLToPath(new URL('../../../runtime-browser/npm', import.meta.url));
const IS_BUILT = existsSync(join(PACKAGE, 'dist')) || 'the package is not built';
const IS_NIGHTLY = process.env.KORU_NIGHTLY === 'true' || 'installing and running all takes long';
const MILLIS_MAX = 600_000;
const IN_A_PROCESS = Object.values(JOBS)
  .flat()
  .filter((operation) => operation !== 'bundle, gzip');

/** The result file of a tiny run with `words`, which has to end well. */
function run(...words) {
  const directory = mkdtempSync(join(tmpdir(), 'korudelta-smoke-'));
  try {
    const out = join(directory, 'js.json');
    const all = [BENCH, '--tiny', '--package', PACKAGE, '--out', out, ...words];
    const bench = spawnSync(process.execPath, all, { encoding: 'utf8', timeout: MILLIS_MAX });
    assert.equal(bench.status, 0, bench.stderr + bench.stdout);
    return JSON.parse(readFileSync(out, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function operationsOf(result, who) {
  return result.measurements
    .filter(({ subject }) => subject === who)
    .map(({ operation }) => operation)
    .sort();
}

test('bench_bareInNode_measuresEveryOperationOfOursAndOfTheMap', skipUnless(IS_BUILT), () => {
  const result = run('--bare', '--on', 'node');
  assert.deepEqual(operationsOf(result, 'KoruDelta'), [...IN_A_PROCESS].sort());
  assert.deepEqual(operationsOf(result, 'Map + JSON + SHA-256'), [...IN_A_PROCESS].sort());
  assert.equal(result.targets.find(({ operation }) => operation === 'get').floor, 100_000);
});

test('bench_allInNode_eachOperationIsMeasuredOrRefused', skipUnless(IS_BUILT, IS_NIGHTLY), () => {
  const result = run('--on', 'node');
  assert.equal(result.peers.length, 10);
  for (const { name } of result.peers) {
    const refused = result.cannot.filter(({ subject }) => subject === name);
    const known = [...operationsOf(result, name), ...refused.map(({ operation }) => operation)];
    for (const operation of [...IN_A_PROCESS, 'bundle, gzip']) {
      assert.ok(known.includes(operation), `${operation} / ${name}`);
    }
  }
});

test('bench_unknownPlatform_isRefused', () => {
  const bench = spawnSync(process.execPath, [BENCH, '--on', 'deno'], { encoding: 'utf8' });
  assert.equal(bench.status, 2);
  assert.match(bench.stderr, /node or chromium, not deno/);
});

/** Skips for the first of `reasons` that is one. */
function skipUnless(...reasons) {
  return { skip: reasons.find((reason) => reason !== true) ?? false };
}
