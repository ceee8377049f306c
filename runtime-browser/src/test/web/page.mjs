// Runs the checks that the address asks for, in this page or in a worker, and posts what they say.

import { load } from './run.mjs';

const asked = Object.fromEntries(new URLSearchParams(location.search));
const files = { module: '/' + asked.module, checks: '/' + asked.checks };
let lines = '';

const post = () => fetch('/report', { method: 'POST', body: lines });
const fail = problem => {
  lines += problem;
  return post();
};
const say = line => {
  lines += line + '\n';
  return line === 'ended' ? post() : undefined;
};

const start = (worker, port) => {
  worker.onerror = event => fail('worker: ' + event.message);
  port.onmessage = ({ data }) => ('line' in data ? say(data.line) : fail(data.problem));
  port.postMessage(files);
};

const places = {
  page: () => load(files, say),
  worker: () => {
    const worker = new Worker('/worker.mjs', { type: 'module' });
    start(worker, worker);
  },
  sharedWorker: () => {
    const worker = new SharedWorker('/worker.mjs', { type: 'module' });
    start(worker, worker.port);
  },
};

addEventListener('error', event => fail(String(event.message)));
addEventListener('unhandledrejection', event => fail(String(event.reason?.stack ?? event.reason)));
await places[asked.place]();
