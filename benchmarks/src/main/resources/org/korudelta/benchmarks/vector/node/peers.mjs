// Who searches in Node: each makes an index, which takes rows with their ids, links them, and gives
// the ids of the nearest. All have 16 neighbours and build with a beam of 100.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const NEIGHBOURS = 16;
const BEAM = 100;

function from(job) {
  return createRequire(job.modules + '/');
}

async function koruDelta(job, set) {
  const bundle = await import(job.bundle);
  return {
    async add(first, rows) {
      const flat = new Float32Array(rows.length * set.dimensions);
      rows.forEach((row, i) => flat.set(row, i * set.dimensions));
      await bundle.write(first, set.dimensions, flat);
    },
    link: () => bundle.link(),
    search: (query, most, effort) => bundle.search(query, most, effort),
  };
}

// The effort is said when an index is made: each has a copy of its own.
function usearch(job, set) {
  const { Index, MetricKind, ScalarKind } = from(job)('usearch');
  const made = (effort) =>
    new Index({
      metric: MetricKind.IP,
      quantization: ScalarKind.F32,
      dimensions: set.dimensions,
      connectivity: NEIGHBOURS,
      expansion_add: BEAM,
      expansion_search: effort,
    });
  const file = `${job.scratch}/usearch.index`;
  const built = made(BEAM);
  const copies = new Map();
  const copy = (effort) => {
    const loaded = made(effort);
    loaded.load(file);
    copies.set(effort, loaded);
    return loaded;
  };
  return {
    add: (first, rows) => rows.forEach((row, i) => built.add(BigInt(first + i), row)),
    link: () => built.save(file),
    search: (query, most, effort) =>
      Array.from((copies.get(effort) ?? copy(effort)).search(query, most, 1).keys, Number),
  };
}

function hnswlibNode(job, set) {
  const { HierarchicalNSW } = from(job)('hnswlib-node');
  const index = new HierarchicalNSW('ip', set.dimensions);
  index.initIndex(set.size, NEIGHBOURS, BEAM);
  return {
    add: (first, rows) => rows.forEach((row, i) => index.addPoint(Array.from(row), first + i)),
    link() {},
    search(query, most, effort) {
      index.setEf(effort);
      return index.searchKnn(Array.from(query), most).neighbors;
    },
  };
}

// It names what it takes in by numbers of its own, and has one effort. By product and by cosine its
// 0.9.0 does not find a vector that is there; by distance it does, in the same order at unit length.
async function edgevec(job, set) {
  const file = from(job).resolve('edgevec/edgevec.js');
  const { default: init, EdgeVec, EdgeVecConfig, MetricType } = await import(file);
  await init({ module_or_path: readFileSync(file.replace('edgevec.js', 'edgevec_bg.wasm')) });
  const config = new EdgeVecConfig(set.dimensions);
  config.setMetricType(MetricType.L2);
  config.m = NEIGHBOURS;
  config.m0 = 2 * NEIGHBOURS;
  config.ef_construction = BEAM;
  config.ef_search = job.effort;
  const index = new EdgeVec(config);
  const ids = new Map();
  return {
    efforts: [job.effort],
    add: (first, rows) => rows.forEach((row, i) => ids.set(index.insert(row), first + i)),
    link() {},
    search: (query, most) => index.search(query, most).map((found) => ids.get(found.id)),
  };
}

export const PEERS = { KoruDelta: koruDelta, usearch, 'hnswlib-node': hnswlibNode, edgevec };
