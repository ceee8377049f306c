/** Measures everybody on one platform, one after the other, and says how far it is. */
import { sizeOf } from './bundle.js';
import { openBrowser } from './chromium.js';
import { child } from './node.js';
import { JOBS, operation } from './operations.js';
import { median, Results } from './results.js';
import { dashes, jobsOf, keeps } from './selection.js';
import { number } from './table.js';

/** Beyond what the rounds take: opening, loading, checking. */
const SECONDS_MORE = 240;
const START_SECONDS_MAX = 60;

/** The results of all `peers` on `platform`. */
export async function measure(platform, peers, work) {
  const results = new Results(platform);
  for (const [at, { file, peer }] of peers.entries()) {
    const jobs = jobsOf(peer.name, work.only, platform);
    if (jobs.length > 0) {
      const place = `${platform} ${at + 1}/${peers.length} ${peer.name}`;
      await one({ ...work, platform, results, place, file, peer, jobs });
    }
  }
  return results;
}

async function one(work) {
  const { platform, results, place, peer, jobs, only, say } = work;
  const heard = (row) => {
    if (!keeps(only, row.operation, peer.name)) {
      return;
    }
    const { operation: name, figures, on } = row;
    results.rows.push({ operation: name, subject: peer.name, figures, on });
    say(`${place}: ${name}: ${number(median(figures))} ${operation(name).unit}`);
  };
  const wanted = jobs.flatMap((job) => JOBS[job]);
  results.dashes.push(
    ...dashes(peer, platform)
      .filter(({ operation: name }) => wanted.includes(name) && keeps(only, name, peer.name))
      .map((dash) => ({ ...dash, subject: peer.name })),
  );
  await PLATFORM[platform]({ ...work, heard }, (failure) => {
    results.failures.push({ subject: peer.name, why: failure.stack ?? String(failure) });
    say(`${place}: failed: ${failure.message}`);
  });
}

const PLATFORM = {
  async node({ file, jobs, shape, loadFile, directory, heard }, failed) {
    const names = jobs.filter((job) => job !== 'start');
    const asked = { peer: file, directory };
    if (names.length > 0) {
      const task = { ...asked, task: 'jobs', names, shape, loadFile };
      await child(task, heard, secondsMax(shape, names)).catch(failed);
    }
    if (jobs.includes('start')) {
      await starts(shape.starts, heard, async () => {
        let figure;
        await child(
          { ...asked, task: 'start' },
          (row) => ([figure] = row.figures),
          START_SECONDS_MAX,
        );
        return figure;
      }).catch(failed);
    }
  },

  async chromium({ file, peer, jobs, shape, loadFile, heard }, failed) {
    const names = jobs.filter((job) => job !== 'start');
    let browser;
    try {
      browser = await openBrowser(file, peer, loadFile);
      if (names.length > 0) {
        await browser.run({ names, shape }, heard, secondsMax(shape, names)).catch(failed);
      }
      if (jobs.includes('start')) {
        await starts(shape.starts, heard, browser.start);
      }
    } catch (error) {
      failed(error);
    } finally {
      await browser?.close();
    }
  },

  async bundle({ peer, heard }, failed) {
    try {
      heard({ operation: 'bundle, gzip', figures: [await sizeOf(peer)] });
    } catch (error) {
      failed(error);
    }
  },
};

async function starts(count, heard, start) {
  const figures = [];
  for (let i = 0; i < count; i++) {
    figures.push(await start());
  }
  heard({ operation: 'start to first get', figures });
}

function secondsMax(shape, names) {
  return SECONDS_MORE + 3 * shape.seconds * names.flatMap((name) => JOBS[name]).length;
}
