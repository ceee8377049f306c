/**
 * Serves one page to a browser on this machine: the page, the bundle of a peer, its assets and the
 * load. The page is isolated from other origins, so that its clock has steps of 5 µs; nothing is
 * kept by the browser, so that each start is a first one.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { assetFile, bundled } from './bundle.js';

const TYPES = { js: 'text/javascript', json: 'application/json', wasm: 'application/wasm' };
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">';
/** Its first statement is where "start to first get" starts; fetching the bundle is in it. */
const START = `${PAGE}<script type="module">
const start = performance.now();
const { bench } = await import('/bundle.js');
await bench.firstGet();
globalThis.millis = performance.now() - start;
</script>`;

/** A server for the page of `peer`, whose adapter is in the file `file`. */
export async function serve(file, peer, loadFile) {
  const modules = await bundled(
    `import { peer } from './peers/${file}.js'; import { page } from './page/page.js';` +
      'export const bench = page(peer);',
    peer,
  );
  const assets = new Map(
    [...(peer.assets?.chromium ?? []), ...(peer.moreAssets ?? [])].map((specifier) => [
      `/assets/${specifier.split('/').at(-1)}`,
      () => readFileSync(assetFile(specifier)),
    ]),
  );
  const pages = new Map([
    ['/', () => PAGE],
    ['/start', () => START],
    ...modules.map(({ name, contents }) => [`/${name}`, () => contents]),
    ['/load.json', () => readFileSync(loadFile)],
    ...assets,
  ]);
  const server = createServer((request, response) =>
    answer(pages.get(request.url), request, response),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: (path) => `http://127.0.0.1:${server.address().port}${path}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(page, { url }, response) {
  response.writeHead(page === undefined ? 404 : 200, {
    'Content-Type': TYPES[url.split('.').at(-1)] ?? 'text/html; charset=utf-8',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cache-Control': 'no-store',
  });
  response.end(page?.());
}
