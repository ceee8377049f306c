// Makes dist/ from src/ and the compiled engines, and what is missing for that first.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../..');
const web = resolve(here, '../target/web');
const dist = join(here, 'dist');

/** What the compiler from Java makes, and what it is called in the package. */
const ENGINES = {
  'korudelta-memory.js': 'engine.js',
  'korudelta.js': 'stored-engine.js',
  'korudelta-tools.js': 'tools-engine.js',
  'korudelta-tabs.js': 'tabs-engine.js',
  'korudelta-testing.js': 'testing-engine.js',
};
/** What is taken as it is. */
const COPIED = { 'korudelta.wasm': 'engine.wasm', 'wasm-runtime.js': 'wasm-runtime.js' };
const ENTRIES = ['index', 'indexeddb', 'opfs', 'node', 'tabs', 'testing', 'react', 'index-wasm', 'worker', 'worker-node'];

const run = (command, args, cwd) => {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(`korudelta: ${[command, ...args].join(' ')} failed in ${cwd}: ${error?.message ?? `exit ${status}`}`);
    process.exit(1);
  }
};

const requireTools = () => {
  if (!existsSync(join(here, 'node_modules', 'esbuild'))) run('npm', ['ci', '--no-audit', '--no-fund'], here);
};

const requireEngines = () => {
  const missing = [...Object.keys(ENGINES), ...Object.keys(COPIED)].filter(name => !existsSync(join(web, name)));
  if (missing.length === 0) return;
  console.log(`korudelta: compiling ${missing.join(', ')} from Java: a minute or two`);
  run('mvn', ['-B', '-q', '-pl', 'runtime-browser', '-am', '-DskipTests', '-Dportability=false', '-Dcompiler.gates=false',
    '-Dspotless.check.skip', 'process-classes'], root);
};

/**
 * Minified once more: of what the compiler leaves a tenth is found by a minifier for JavaScript. What every page loads
 * gets the thorough one, which takes its time. Stacks stay those of Java, by the map.
 */
const minify = async (name, minified) => {
  const from = join(web, name);
  const to = join(dist, minified);
  const source = readFileSync(from, 'utf8');
  const note = `// ${createHash('sha256').update(source).digest('hex')}\n`;
  if (existsSync(to) && readFileSync(to, 'utf8').startsWith(note)) return;
  const made = await (minified === 'engine.js' ? smallest : small)(source, `${from}.map`, minified);
  if (made.map) writeFileSync(`${to}.map`, shifted(made.map));
  writeFileSync(to, note + made.code);
};

const smallest = async (source, map, name) => {
  const { minify } = await import('terser');
  return minify(source, {
    module: true,
    ecma: 2020,
    compress: { passes: 2 },
    mangle: true,
    sourceMap: { content: readFileSync(map, 'utf8'), filename: name, url: `${name}.map` },
  });
};

const small = async source => {
  const { transform } = await import('esbuild');
  return transform(source.replace(/\/\/# sourceMappingURL=.*\s*$/, ''), { minify: true, format: 'esm', target: 'es2022' });
};

/** For the line of the note above the code. */
const shifted = map => {
  const made = JSON.parse(map);
  return JSON.stringify({ ...made, mappings: `;${made.mappings}` });
};

const bundle = async () => {
  const { build } = await import('esbuild');
  const engines = {
    name: 'engines',
    setup: build => build.onResolve({ filter: /\.\.\/dist\// }, ({ path }) => ({
      path: path.replace(/^.*\.\.\/dist\//, './'),
      external: true,
    })),
  };
  const kept = [...Object.values(ENGINES), ...Object.values(COPIED), 'engine.js.map'];
  for (const name of readdirSync(dist)) if (!kept.includes(name)) rmSync(join(dist, name));
  await build({
    entryPoints: ENTRIES.map(entry => join(here, 'src', `${entry}.js`)).filter(existsSync),
    outdir: dist,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    chunkNames: 'chunk-[hash]',
    external: ['react', 'node:*'],
    plugins: [engines],
  });
};

requireTools();
requireEngines();
mkdirSync(dist, { recursive: true });
for (const [from, to] of Object.entries(ENGINES)) await minify(from, to);
for (const [from, to] of Object.entries(COPIED)) copyFileSync(join(web, from), join(dist, to));
await bundle();
copyFileSync(join(root, 'LICENSE'), join(here, 'LICENSE'));
