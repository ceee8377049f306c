/** Chromium without a window: a browser with a profile of its own for each peer. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { serve } from './server.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];
const START_SECONDS_MAX = 60;

/** A browser open for `peer`; to be closed. */
export async function openBrowser(file, peer, loadFile) {
  const { chromium } = await import('playwright-core');
  const server = await serve(file, peer, loadFile);
  const profile = mkdtempSync(join(tmpdir(), 'korudelta-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program(),
    headless: true,
    args: FLAGS,
  });
  return {
    run: (job, heard, secondsMax) => run(context, server, { job, heard, secondsMax }),
    start: () => start(context, server),
    version: () => context.browser()?.version(),
    async close() {
      await context.close();
      server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function program() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    existsSync,
  );
  if (found === undefined) {
    throw new Error('Chromium is not installed: install it, or leave it out: --on node');
  }
  return found;
}

/** What the page says, each row as it comes. */
async function run(context, server, { job, heard, secondsMax }) {
  const page = await context.newPage();
  const crashed = new Promise((resolve, reject) =>
    page.on('crash', () => reject(new Error('the page crashed'))),
  );
  await page.exposeFunction('heard', heard);
  await page.goto(server.url('/'));
  const work = page.evaluate(async (asked) => {
    const { bench } = await import('/bundle.js');
    await bench.run(asked, globalThis.heard);
  }, job);
  await within(secondsMax, [work, crashed]);
  await page.close();
}

/** Milliseconds from the first statement of the page's script to the first get. */
async function start(context, server) {
  const page = await context.newPage();
  const thrown = new Promise((resolve, reject) => page.on('pageerror', reject));
  await page.goto(server.url('/start'));
  const ready = page.waitForFunction(() => globalThis.millis !== undefined, undefined, {
    timeout: 0,
  });
  ready.catch(() => {});
  await within(START_SECONDS_MAX, [ready, thrown]);
  const millis = await page.evaluate(() => globalThis.millis);
  await page.close();
  return millis;
}

async function within(seconds, promises) {
  let alarm;
  const late = new Promise((resolve, reject) => {
    alarm = setTimeout(() => reject(new Error(`no end after ${seconds} s`)), seconds * 1e3);
  });
  try {
    return await Promise.race([...promises, late]);
  } finally {
    clearTimeout(alarm);
    promises.forEach((promise) => promise.catch(() => {}));
  }
}
