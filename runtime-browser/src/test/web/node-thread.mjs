// Runs checks in a worker thread of Node: node-thread.mjs <module> <checks>.

import { Worker } from 'node:worker_threads';

new Worker(new URL('node.mjs', import.meta.url), { argv: process.argv.slice(2) });
