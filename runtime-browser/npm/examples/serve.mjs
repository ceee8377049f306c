// Serves the examples on this machine, for a look at them: node examples/serve.mjs [port]

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The package's folder, and what a site would have as its own copy of `dist`. */
const HERE = fileURLToPath(new URL('..', import.meta.url));
export const EXAMPLES = {
  '/': HERE,
  '/examples/notes/korudelta/': join(HERE, 'dist'),
};

/**
 * Serves folders on the loopback address.
 *
 * @param {Record<string, string>} folders which folder answers which beginning of a path; the longest wins
 * @param {number} port any free one by default
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export const serve = async (folders, port = 0) => {
  const server = createServer((request, response) => {
    const file = found(folders, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  };
  return { origin: `http://localhost:${server.address().port}`, close };
};

const found = (folders, path) => {
  const mount = Object.keys(folders).filter(start => path.startsWith(start)).sort((a, b) => b.length - a.length)[0];
  if (!mount) return undefined;
  const file = join(folders[mount], normalize(`/${path.slice(mount.length)}`)); // Never above the folder.
  return [file, join(file, 'index.html')].find(candidate => statSync(candidate, { throwIfNoEntry: false })?.isFile());
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { origin } = await serve(EXAMPLES, Number(process.argv[2] ?? 8080));
  console.log(`${origin}/examples/browser.html\n${origin}/examples/notes/`);
}
