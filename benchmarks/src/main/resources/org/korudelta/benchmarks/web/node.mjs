// node node.mjs BUNDLE JOBS: runs the jobs, a JSON array, one after the other; prints their replies.

import { run } from './bench.mjs';

const [bundle, jobs] = [await import(process.argv[2]), JSON.parse(process.argv[3])];
const replies = [];
for (const job of jobs) {
  replies.push(await run(bundle, job));
  console.log(`done ${job.operation} ${job.subject}`);
}
console.log('report ' + JSON.stringify(replies));
process.exit(0);
