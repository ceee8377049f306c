// A dedicated worker that does the jobs it is told to.

import { jobs } from './jobs.js';

onmessage = async ({ data: { id, job, given } }) => {
  const say = said => postMessage({ id, said });
  try {
    postMessage({ id, value: await jobs[job](...given, say) });
  } catch (error) {
    postMessage({ id, problem: String(error?.stack ?? error) });
  }
};
