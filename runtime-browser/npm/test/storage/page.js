// A page's side of the jobs: here, or in workers that it starts and ends.

import { jobs } from './jobs.js';

const workers = new Map();

/** Does a job in this page. */
export const here = (job, ...given) => jobs[job](...given);

/** Starts a worker. */
export const start = name => {
  const worker = new Worker('/test/storage/worker.js', { type: 'module' });
  workers.set(name, { worker, calls: 0 });
};

/** Ends a worker, whatever it does. */
export const end = name => {
  workers.get(name).worker.terminate();
  workers.delete(name);
};

const call = (name, job, given, said) => new Promise((resolve, reject) => {
  const place = workers.get(name);
  const id = ++place.calls;
  place.worker.onerror = event => reject(new Error(`worker: ${event.message}`));
  place.worker.addEventListener('message', ({ data }) => {
    if (data.id !== id) return;
    if ('said' in data) said(data.said);
    else if ('problem' in data) reject(new Error(data.problem));
    else resolve(data.value);
  });
  place.worker.postMessage({ id, job, given });
});

/** Does a job in a worker. */
export const inWorker = (name, job, ...given) => call(name, job, given, () => {});

/**
 * Lets a worker write until `count` keys are acknowledged and `millis` have passed since, then ends
 * it in the midst of it: with `count` 0 perhaps while it opens the database. Gives what it had
 * found before, if it came so far, and all that was acknowledged.
 */
export const killWriter = async (kind, database, prefix, { count, millis }) => {
  start('writer');
  const acknowledged = [];
  let found;
  await new Promise((resolve, reject) => {
    if (count === 0) setTimeout(resolve, millis);
    call('writer', 'writeOn', [kind, database, prefix], said => {
      if ('found' in said) found = said.found;
      else acknowledged.push(said);
      if (acknowledged.length === count) setTimeout(resolve, millis);
    }).catch(reject);
  });
  end('writer');
  return { found, acknowledged };
};
