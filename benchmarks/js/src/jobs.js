/**
 * What is measured of one peer, in Node and in a page alike. A job opens databases of its own and
 * reports `{ operation, figures, on }` for each row; a wrong answer is an error.
 */
import { equal } from './equal.js';
import { rates, round } from './rounds.js';
import { BATCH, ROUNDS } from './shape.js';
import { zipfRanks } from './zipf.js';

const CHECKED = 20;

/** Runs `names` of the jobs on `peer`; `report` gets each row as soon as it is there. */
export async function runJobs(names, { peer, host, load, shape, report }) {
  for (const name of names) {
    await JOB[name]({ peer, host, load, shape, report });
  }
}

/** Whether `peer` has said nothing to the contrary. */
function can(peer, host, what) {
  return (peer.cannotOn?.[host.platform]?.[what] ?? peer.cannot?.[what]) === undefined;
}

const JOB = { documents, batch, vectors, open };

/** Row after row: version n of every document is round n of put, and what the reads are of. */
async function documents(work) {
  const { peer, host, load, shape, report } = work;
  await warmUp(work);
  const database = await peer.open(host);
  const filled = await fill(database, load, shape.seconds);
  report({ operation: 'put', figures: filled.figures, on: filled.on });
  const reads = readsOf(load, filled, shape.reads);
  for (const [operation, step] of Object.entries(reads)) {
    if (can(peer, host, operation)) {
      const ask = step(database);
      await check(operation, ask);
      report({ operation, ...(await rates(shape.reads, shape, ask.step)) });
    }
  }
  await database.close();
}

/** A version of all documents, in a database that is thrown away. */
async function warmUp({ peer, host, load, shape }) {
  const database = await peer.open(host);
  await round(load.keys.length, (shape.seconds * 1e3) / 7, (i) =>
    database.put(load.keys[i], load.versions[0][i]),
  );
  await database.close();
}

/** Puts all versions of as many documents as there is time for. */
async function fill(database, load, seconds) {
  const moments = [];
  const figures = [];
  let count = load.keys.length;
  for (const version of load.versions) {
    const at = [];
    const { calls, millis } = await round(count, (seconds * 1e3) / ROUNDS, async (i) => {
      at.push(await database.put(load.keys[i], version[i]));
    });
    figures.push((calls * 1e3) / millis);
    moments.push(at);
    // Of a later version, fewer may have been written: reads are of what has all versions.
    count = calls;
  }
  return { figures, on: count, moments };
}

/** For each kind of read: what is asked for, and what has to come. */
function readsOf(load, { on, moments }, count) {
  const ranks = zipfRanks(on, count, load.seed + 2);
  const last = load.versions.length - 1;
  return {
    get: (database) => ({
      step: (i) => database.get(load.keys[ranks[i]]),
      wanted: (i) => load.versions[last][ranks[i]],
    }),
    history: (database) => ({
      step: (i) => database.history(load.keys[ranks[i]]),
      wanted: (i) => load.versions.map((version) => version[ranks[i]]),
    }),
    getAt: (database) => ({
      step: (i) => database.getAt(load.keys[ranks[i]], moments[i % last][ranks[i]]),
      wanted: (i) => load.versions[i % last][ranks[i]],
    }),
  };
}

async function check(operation, { step, wanted }) {
  for (let i = 0; i < CHECKED; i++) {
    const found = await step(i);
    if (!equal(found, wanted(i))) {
      throw new Error(
        `wrong answer: operation=${operation} found=${brief(found)} wanted=${brief(wanted(i))}`,
      );
    }
  }
}

function brief(value) {
  return String(JSON.stringify(value)).slice(0, 300);
}

/** Each version of all documents in batches; one round a version, in a database of its own. */
async function batch({ peer, host, load, shape, report }) {
  await warmUp({ peer, host, load, shape });
  const database = await peer.open(host);
  report({ operation: 'batch of 1,000', ...(await fillByBatches(database, load, shape.seconds)) });
  await database.close();
}

async function fillByBatches(database, load, seconds) {
  const figures = [];
  let most = Infinity;
  for (const version of load.versions) {
    let written = 0;
    const batches = batchesOf(load.keys, version).slice(0, most);
    const { calls, millis } = await round(batches.length, (seconds * 1e3) / ROUNDS, async (i) => {
      await database.putBatch(batches[i]);
      written += batches[i].length;
    });
    most = calls;
    figures.push((written * 1e3) / millis);
  }
  return { figures, on: Math.min(most * BATCH, load.keys.length) };
}

function batchesOf(keys, version) {
  const batches = [];
  for (let from = 0; from < keys.length; from += BATCH) {
    const part = keys.slice(from, from + BATCH);
    batches.push(part.map((key, i) => ({ key, document: version[from + i] })));
  }
  return batches;
}

/** Rounds are thirds of the vectors, each with a search at its end: what is put off counts. */
async function vectors({ peer, host, load, shape, report }) {
  if (!can(peer, host, 'vectors')) {
    return;
  }
  const database = await peer.open(host);
  const inserted = await insert(database, load.vectors, shape.seconds);
  report({ operation: 'vector insert', ...inserted });
  const { queries, truth } = load.vectors;
  const search = (i) => database.search(queries[i]);
  report({
    operation: 'vector search',
    ...(await rates(shape.queries, shape, search)),
  });
  // What was left out for want of time cannot be found.
  if (inserted.on === load.vectors.keys.length) {
    report({ operation: 'vector search, recall', figures: [await recall(search, truth)] });
  }
  await database.close();
}

async function insert(database, { keys, vectors: all, queries }, seconds) {
  const third = Math.ceil(all.length / ROUNDS);
  const figures = [];
  let on = 0;
  for (let from = 0; from < all.length; from += third) {
    const count = Math.min(third, all.length - from);
    const start = performance.now();
    const { calls } = await round(count, (seconds * 1e3) / ROUNDS, (i) =>
      database.embed(keys[from + i], all[from + i]),
    );
    await database.search(queries[0]);
    figures.push((calls * 1e3) / (performance.now() - start));
    on += calls;
  }
  return { figures, on };
}

async function recall(search, truth) {
  let found = 0;
  for (let i = 0; i < truth.length; i++) {
    const answer = await search(i);
    found += answer.filter((key) => truth[i].includes(key)).length;
  }
  return found / truth.reduce((sum, nearest) => sum + nearest.length, 0);
}

/** From closed to the first answer, of what was written durably. The first round warms up. */
async function open({ peer, host, load, shape, report }) {
  if (!can(peer, host, 'open')) {
    return;
  }
  const place = host.place();
  const database = await peer.openDurable(host, place);
  const { on } = await fillByBatches(database, load, shape.seconds);
  await database.close();
  const figures = [];
  for (let at = -1; at < ROUNDS; at++) {
    const start = performance.now();
    const again = await peer.openDurable(host, place);
    const found = await again.get(load.keys[0]);
    const millis = performance.now() - start;
    if (!equal(found, load.versions.at(-1)[0])) {
      throw new Error(`wrong answer after opening: found=${brief(found)}`);
    }
    await again.close({ unchanged: true });
    if (at >= 0) {
      figures.push(millis);
    }
  }
  report({ operation: 'reopen', figures, on: on * load.versions.length });
}
