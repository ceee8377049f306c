/** A page for one peer: what its bundle gives the script of the page. */
import { firstGet } from '../src/first-get.js';
import { runJobs } from '../src/jobs.js';
import { pageHost } from './page-host.js';

export function page(peer) {
  return {
    firstGet: () => firstGet(peer, pageHost()),
    async run({ names, shape }, report) {
      const load = await (await fetch('/load.json')).json();
      await runJobs(names, { peer, host: pageHost(), load, shape, report });
    },
  };
}
