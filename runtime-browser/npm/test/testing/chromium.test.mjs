import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runs } from './same-everywhere.mjs';

const CHROMIUM = '/usr/bin/chromium';
const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PAGE = `<!doctype html><script type="module">
const say = (text) => fetch('/result', { method: 'POST', body: text });
try {
  const { runs } = await import('/test/testing/same-everywhere.mjs');
  await say(JSON.stringify(await runs()));
} catch (error) {
  await say(JSON.stringify(String(error?.stack ?? error)));
}
</script>`;

/** Serves the package, and takes what the page says. */
function served(told) {
  return createServer(async (request, response) => {
    if (request.method === 'POST') {
      let text = '';
      for await (const part of request) text += part;
      response.end();
      told(JSON.parse(text));
    } else if (request.url === '/') {
      response.setHeader('content-type', 'text/html').end(PAGE);
    } else {
      const file = join(PACKAGE, new URL(request.url, 'http://x').pathname);
      response.setHeader('content-type', 'text/javascript');
      response.end(await readFile(file).catch(() => ''));
    }
  });
}

test(
  'chromium_sameSeeds_giveTheSameRunsAsNode',
  { skip: !existsSync(CHROMIUM), timeout: 120_000 },
  async () => {
    const profile = await mkdtemp(join(tmpdir(), 'korudelta-testing-'));
    let browser;
    let server;
    try {
      const inChromium = await new Promise((resolve, reject) => {
        server = served(resolve).listen(0, '127.0.0.1', () => {
          const url = `http://127.0.0.1:${server.address().port}/`;
          browser = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${profile}`, url], {
            stdio: 'ignore',
          });
          browser.on('exit', (code) => reject(new Error(`chromium ended: code=${code}`)));
        });
      });
      const inNode = await runs();
      assert.deepEqual(inChromium, inNode);
      assert.equal(new Set(inNode.map(([hash]) => hash)).size, inNode.length);
    } finally {
      browser?.kill();
      server?.closeAllConnections();
      server?.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    }
  },
);
