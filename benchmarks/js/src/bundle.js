/** What a page loads: everything that is imported, in minified modules by esbuild. */
import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const OUT = resolve(HERE, 'target');
const ENTRY = 'bundle';
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

/**
 * The modules that `source` makes of what it imports for `peer`, by name: `bundle.js`, and chunks.
 * Whether a chunk is loaded with `bundle.js`, and not only once it is asked for, is `isLoaded`.
 */
export async function bundled(source, peer) {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: HERE, loader: 'js' },
    bundle: true,
    minify: true,
    splitting: true,
    metafile: true,
    write: false,
    outdir: OUT,
    entryNames: ENTRY,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    plugins: [withoutNode],
    alias: aliases(peer.pageAlias ?? {}),
    define: { global: 'globalThis' },
    logLevel: 'silent',
  });
  const loaded = loadedWith(`${ENTRY}.js`, metafile.outputs);
  return outputFiles.map(({ path, contents }) => ({
    name: basename(path),
    contents,
    isLoaded: loaded.has(basename(path)),
  }));
}

/** The names of a module and of all that it imports by statements, in one way or another. */
function loadedWith(entry, outputs) {
  const imports = new Map(
    Object.entries(outputs).map(([path, out]) => [basename(path), out.imports]),
  );
  const loaded = new Set([entry]);
  // What is added while it goes is visited too.
  for (const name of loaded) {
    imports
      .get(name)
      .filter(({ kind }) => kind !== 'dynamic-import')
      .forEach(({ path }) => loaded.add(basename(path)));
  }
  return loaded;
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
    ...(await bundled(peer.imports, peer))
      .filter(({ isLoaded }) => isLoaded)
      .map(({ contents }) => contents),
    ...(peer.assets?.chromium ?? []).map((specifier) => readFileSync(assetFile(specifier))),
  ];
  return files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}
