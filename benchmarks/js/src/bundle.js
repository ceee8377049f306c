/** What a page loads: everything that is imported, in one minified module by esbuild. */
import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** Parts of Node that libraries import and never use in a page: empty modules. */
const withoutNode = {
  name: 'without-node',
  setup(build) {
    const filter = new RegExp(`^(node:)?(${builtinModules.join('|')})$`);
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'nothing' }));
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

/** The module that `source` makes of what it imports for `peer`. */
export async function bundled(source, peer) {
  const { build } = await import('esbuild');
  const result = await build({
    stdin: { contents: source, resolveDir: HERE, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    plugins: [withoutNode],
    alias: aliases(peer.pageAlias ?? {}),
    define: { global: 'globalThis' },
    logLevel: 'silent',
  });
  return result.outputFiles[0].contents;
}

function aliases(files) {
  return Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, resolve(HERE, file)]),
  );
}

/** The file of an asset such as `sql.js/dist/sql-wasm.wasm`; not all packages export theirs. */
export function assetFile(specifier) {
  try {
    return require.resolve(specifier);
  } catch {
    const [scope, name, file] = specifier.split('/');
    return resolve(HERE, 'node_modules', scope, name, 'dist', file);
  }
}

/** Bytes of all that a page loads to use `peer`, each file compressed by gzip at its best. */
export async function sizeOf(peer) {
  const files = [
    await bundled(peer.imports, peer),
    ...(peer.assets?.chromium ?? []).map((specifier) => readFileSync(assetFile(specifier))),
  ];
  return files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}
