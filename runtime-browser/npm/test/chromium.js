// Chromium, and a server on loopback for what it loads.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
};

/** Serves a folder, and pages by their path that are no files; gives its address and how to end it. */
export const serve = async (folder, pages = {}) => {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    try {
      const body = pages[path] ?? (await readFile(join(folder, path)));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/html', 'Cache-Control': 'no-store' }).end(body);
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  return { address, [Symbol.asyncDispose]: () => new Promise(resolve => server.close(resolve)), close: () => server.close() };
};

/** A browser with an empty profile. */
export const browser = () =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });

/** What a module of `folder` logs in a page of Chromium, up to its end. */
export const inChromium = async (folder, script, imports = {}) => {
  const page = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="module">
      try { await import('/${script}'); } catch (error) { console.error(error?.stack ?? error); }
      document.title = 'ended';
    </script>`;
  const server = await serve(folder, { '/page.html': page });
  const started = await browser();
  try {
    let text = '';
    const tab = await started.newPage();
    tab.on('console', message => (text += message.text() + '\n'));
    await tab.goto(`${server.address}/page.html`);
    await tab.waitForFunction(() => document.title === 'ended', undefined, { timeout: 60_000 });
    return text;
  } finally {
    await started.close();
    server.close();
  }
};
