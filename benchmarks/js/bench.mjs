#!/usr/bin/env node
// Measures the JavaScript package beside its peers: node bench.mjs --help, or ./koru bench js.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, release, tmpdir, type } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HELP, parsed } from './src/command-line.js';
import { install, linkPackage, versionOf } from './src/install.js';
import { loadOf } from './src/load.js';
import { child } from './src/node.js';
import { BARE, PEERS } from './src/peers.js';
import { resultFile, US } from './src/results.js';
import { measure } from './src/run.js';
import { jobsOf } from './src/selection.js';
import { SHAPES } from './src/shape.js';
import { table, who } from './src/table.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DESCRIBE_SECONDS_MAX = 60;

const say = (text) => process.stderr.write(`${text}\n`);

/** Runs the command; gives its exit code. */
async function main(words) {
  let asked;
  try {
    asked = parsed(words);
  } catch (error) {
    say(`koru bench js: ${error.message}\n\n${HELP}`);
    return 2;
  }
  if (asked.help) {
    console.log(HELP);
    return 0;
  }
  try {
    if (!asked.bare) {
      install(say);
    }
    linkPackage(asked.package ?? join(ROOT, 'runtime-browser/npm'), say);
  } catch (error) {
    say(`koru bench js: ${error.message}`);
    return 1;
  }
  const directory = mkdtempSync(join(tmpdir(), 'korudelta-bench-'));
  try {
    return await bench(asked, directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function bench({ on, only, bare, shape: shapeName, out }, directory) {
  const shape = SHAPES[shapeName];
  const platforms = bare ? on : [...on, 'bundle'];
  const { peers, absent } = await described(directory, bare ? BARE : PEERS);
  const wanted = peers.filter(({ peer }) =>
    platforms.some((platform) => jobsOf(peer.name, only, platform).length > 0),
  );
  if (wanted.length + absent.length === 0) {
    say(`koru bench js: no row has this in 'operation / who': ${only.source}`);
    return 2;
  }
  const all = wanted.map(({ peer }) => peer);
  console.log(`${headline(shape)}\n\n${who(all, on)}\n`);
  const loadFile = join(directory, 'load.json');
  writeFileSync(loadFile, JSON.stringify(loadOf(shape)));
  const results = [];
  const file = resolve(out ?? join(ROOT, 'target/bench/js.json'));
  for (const platform of platforms) {
    const found = await measure(platform, wanted, { only, shape, loadFile, directory, say });
    found.compare(keepers(all));
    results.push(found);
    write(file, resultFile({ machine: machine(), shape, peers: all, results }));
    if (found.rows.length > 0) {
      console.log(`\n${platform}\n${table(found, (operation) => usual(operation, shape))}`);
    }
  }
  console.log(`\nAll figures: ${file}`);
  return failures(results, absent);
}

/** What each adapter says of itself; who cannot be loaded is named, and fails the run. */
async function described(directory, files) {
  const peers = [];
  const absent = [];
  const heard = ({ file, peer, why }) => {
    if (peer === undefined) {
      absent.push({ subject: file, why });
    } else {
      const version = peer.package === null ? 'here' : versionOf(peer.package);
      peers.push({ file, peer: { ...peer, version } });
    }
  };
  await child({ task: 'describe', files, directory }, heard, DESCRIBE_SECONDS_MAX);
  return { peers, absent };
}

/** The names of those beside us that keep versions themselves. */
function keepers(peers) {
  return peers
    .filter(({ name, keepsVersions }) => name !== US && keepsVersions === 'itself')
    .map(({ name }) => name);
}

function headline({ documents, reads, vectors, seconds }) {
  return (
    `${documents} documents with 3 versions each, ${reads} reads by Zipf's law and ` +
    `${vectors} vectors; three rounds of each operation, within ${seconds} s`
  );
}

/** On how many a row is measured when there is time. */
function usual(operation, shape) {
  const usually = {
    put: shape.documents,
    'batch of 1,000': shape.documents,
    get: shape.reads,
    history: shape.reads,
    getAt: shape.reads,
    'vector insert': shape.vectors,
    'vector search': shape.queries,
    reopen: 3 * shape.documents,
  };
  return usually[operation] ?? 0;
}

function machine() {
  return {
    node: process.version,
    os: `${type()} ${release()}`,
    architecture: process.arch,
    processors: availableParallelism(),
  };
}

function write(file, result) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result)}\n`);
}

function failures(results, absent) {
  const failed = [...absent, ...results.flatMap((of) => of.failures)];
  failed.forEach(({ subject, why }) => say(`koru bench js: ${subject} failed: ${why}`));
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
