// Chromium on pages of this package, served from loopback.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { enginePath } from './engine.js';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const PAGE = '<!doctype html><meta charset="utf-8"><title>Tests</title>';

const content = path => {
  if (path === '/') return ['text/html', PAGE];
  const file = path === '/engine.js' ? enginePath : join(PACKAGE, normalize(path));
  return ['text/javascript', readFileSync(file)];
};

const serve = (request, response) => {
  try {
    const [type, body] = content(new URL(request.url, 'http://localhost').pathname);
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
};

/** A browser with a profile of its own, which goes away with it. */
export const openBrowser = async () => {
  const server = createServer(serve);
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const profile = mkdtempSync(join(tmpdir(), 'korudelta-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.KORU_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    context,
    /** A page that has `jobs`, here and in workers: see jobs.js. */
    async page() {
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(origin);
      await page.evaluate(async () => {
        globalThis.jobs = await import('/test/storage/page.js');
      });
      return page;
    },
    async close() {
      await context.close();
      server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
