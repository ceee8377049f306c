// Runs the edge worker in a bare isolate: isolate.js. Its global has what such platforms have and no more: no document,
// no process, no eval, no file system. Modules load before the first request, when timers and randomness throw.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const touched = [];
let serving = false;

const inRequest = (name, act) => (...given) => {
  if (serving) return act(...given);
  touched.push(name);
  throw new Error(`not allowed before the first request: ${name}`);
};

const context = vm.createContext({
  console,
  Request, Response, Headers, URL, ReadableStream, TextEncoder, TextDecoder,
  performance: { now: () => (serving ? performance.now() : 0) },
  crypto: { getRandomValues: inRequest('crypto', array => crypto.getRandomValues(array)) },
  setTimeout: inRequest('setTimeout', setTimeout),
  clearTimeout: inRequest('clearTimeout', clearTimeout),
}, { codeGeneration: { strings: false, wasm: false } });
vm.runInContext('(replaced => { Date.now = replaced.now; Math.random = replaced.random; })', context)(
  { now: () => (serving ? Date.now() : 0), random: inRequest('Math.random', Math.random) });

const modules = new Map();

/** A module and all that it imports; the package by its name, its files as they lie. */
const loaded = url => {
  if (!modules.has(url)) {
    modules.set(url, readFile(fileURLToPath(url), 'utf8').then(source => new vm.SourceTextModule(source, {
      context,
      identifier: url,
      initializeImportMeta: meta => (meta.url = url),
      importModuleDynamically: async specifier => evaluated(resolved(specifier, url)),
    })));
  }
  return modules.get(url);
};

const resolved = (specifier, from) => (
  specifier === 'korudelta' ? new URL('../../dist/index.js', import.meta.url) : new URL(specifier, from)).href;

const evaluated = async url => {
  const module = await loaded(url);
  if (module.status === 'unlinked') await module.link((specifier, { identifier }) => loaded(resolved(specifier, identifier)));
  await module.evaluate();
  return module;
};

const copied = vm.runInContext('bytes => bytes.slice()', context);

/** Storage as a Durable Object has it: copies under names, listed in their order. */
const storageOf = kept => ({
  put: async (name, value) => void kept.set(name, copied(value)),
  list: async ({ prefix }) => new Map([...kept].filter(([name]) => name.startsWith(prefix)).sort()),
});

/** Loads the worker's module, as the platform does before any request. */
export const load = async () => {
  const { namespace } = await evaluated(new URL('../../examples/edge/worker.mjs', import.meta.url).href);
  await new Promise(resolve => setTimeout(resolve, 20)); // What it left for later would be refused now.
  if (touched.length > 0) throw new Error(`touched before the first request: ${touched}`);
  serving = true;
  return namespace;
};

/** A worker over what is kept, with instances that have just started. */
export const start = ({ default: worker, Notes }, kept) => {
  const instance = new Notes({ storage: storageOf(kept) });
  const env = { NOTES: { idFromName: name => name, get: () => instance } };
  return (path, init) => worker.fetch(new Request(`https://edge.example${path}`, init), env);
};
