// Runs one job, {operation, subject, …}, with ours from `bundle` or a peer; resolves to its reply.

import { lateness, measure } from './measure.mjs';
import { PEERS, WAKES } from './peers.mjs';

const US = 'KoruDelta';
const DIRECT = 'direct call';

function wakesOf(bundle, { operation, subject }) {
  const ours = { sleep: bundle.sleeps, interval: bundle.ticks }[operation];
  return subject === US ? ours : WAKES[operation][subject];
}

function workOf(bundle, { operation, subject }) {
  if (subject === US) {
    return (count) => bundle.run(operation, count);
  }
  if (subject === DIRECT) {
    return (count) => bundle.run(operation + 'Direct', count);
  }
  return PEERS[operation]?.[subject];
}

export async function run(bundle, job) {
  const wakes = job.operation in WAKES;
  const work = wakes ? wakesOf(bundle, job) : workOf(bundle, job);
  if (work === undefined) {
    throw new Error(`nobody does this: operation=${job.operation} subject=${job.subject}`);
  }
  return wakes ? lateness(work, job) : measure(work, job);
}
