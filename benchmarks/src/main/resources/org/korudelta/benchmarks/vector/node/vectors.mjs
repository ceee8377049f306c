// node vectors.mjs JOB: builds one peer, searches with each effort, and prints its report.

import { readFileSync } from 'node:fs';
import { PEERS } from './peers.mjs';

const BATCH = 1000;
const NEAREST = 10;

// Rows of floats behind a header of two integers, all of them big-endian, as VectorFile has them.
function readVectors({ vectors, size, queries }) {
  const bytes = readFileSync(vectors).swap32();
  const header = new Int32Array(bytes.buffer, bytes.byteOffset, 2);
  const [count, dimensions] = header;
  const all = new Float32Array(bytes.buffer, bytes.byteOffset + 8, count * dimensions);
  const row = (index) => all.slice(index * dimensions, (index + 1) * dimensions);
  return { dimensions, row, query: (number) => row(count - queries + number), size };
}

// The nearest of each query among all, which are the first that the file has.
function readTruth({ truth, queries }) {
  const bytes = readFileSync(truth).swap32();
  return new Int32Array(bytes.buffer, bytes.byteOffset, queries * NEAREST);
}

async function build(peer, set) {
  const start = performance.now();
  for (let first = 0; first < set.size; first += BATCH) {
    const rows = [];
    for (let id = first; id < Math.min(set.size, first + BATCH); id++) {
      rows.push(set.row(id));
    }
    await peer.add(first, rows);
  }
  await peer.link();
  return (performance.now() - start) / 1000;
}

async function pass(peer, sought, truth, effort) {
  const found = [];
  const start = performance.now();
  for (const query of sought) {
    found.push(await peer.search(query, NEAREST, effort));
  }
  const seconds = (performance.now() - start) / 1000;
  let hits = 0;
  found.forEach((ids, query) => {
    const nearest = truth.subarray(query * NEAREST, (query + 1) * NEAREST);
    nearest.forEach((id) => (hits += ids.includes(id) ? 1 : 0));
  });
  return { recall: hits / truth.length, perSecond: sought.length / seconds };
}

const job = JSON.parse(process.argv[2]);
const set = readVectors(job);
const truth = readTruth(job);
const sought = Array.from({ length: job.queries }, (_, number) => set.query(number));
const peer = await PEERS[job.subject](job, set);
const seconds = await build(peer, set);
console.log('done build');
const passes = [];
for (const effort of peer.efforts ?? job.efforts) {
  await pass(peer, sought, truth, effort);
  for (let i = 0; i < job.repetitions; i++) {
    passes.push({ effort, ...(await pass(peer, sought, truth, effort)) });
  }
  console.log(`done effort ${effort}`);
}
console.log('report ' + JSON.stringify({ seconds, passes }));
process.exit(0);
