// Runs checks in a bare isolate, as at the edge: isolate.mjs <module> <checks>. Its global has what
// the language has, and little more. Modules load before the first request, when timers and
// randomness throw and clocks show zero; the checks are that request. While code runs the clocks
// stand still: they move when a timer fires.

import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import vm from 'node:vm';
import { run } from './run.mjs';

const touched = [];
let serving = false;
let nowMillis = 0;

const inRequest = (name, act) => (...given) => {
  if (serving) return act(...given);
  touched.push(name);
  throw new Error(`not allowed before the first request: ${name}`);
};

const letTimePass = () => {
  nowMillis = performance.now();
};

const timer = (callback, millis) => setTimeout(() => {
  letTimePass();
  callback();
}, millis);

const epochMillis = () => (serving ? Math.floor(performance.timeOrigin + nowMillis) : 0);

// What waits for nothing else: no setImmediate, no MessageChannel, no process, no eval.
const globals = {
  console,
  TextEncoder,
  TextDecoder,
  performance: { now: () => nowMillis },
  crypto: { getRandomValues: inRequest('crypto', array => crypto.getRandomValues(array)) },
  setTimeout: inRequest('setTimeout', timer),
  clearTimeout: inRequest('clearTimeout', pending => clearTimeout(pending)),
};

const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } });
vm.runInContext('(replaced => { Date.now = replaced.now; Math.random = replaced.random; })', context)(
    { now: epochMillis, random: inRequest('Math.random', Math.random) });

// What is deployed is a folder: a module may import others of it.
const modules = new Map();

const module = path => {
  if (!modules.has(path)) modules.set(path, parsed(path));
  return modules.get(path);
};

const parsed = async path => new vm.SourceTextModule(await readFile(path, 'utf8'), {
  context,
  identifier: path,
  importModuleDynamically: specifier => load(resolve(dirname(path), specifier)),
});

const linked = (specifier, referrer) => {
  if (!specifier.startsWith('./')) throw new Error('no import here: ' + specifier);
  return module(resolve(dirname(referrer.identifier), specifier));
};

const load = async path => {
  const loaded = await module(path);
  if (loaded.status === 'unlinked') await loaded.link(linked);
  await loaded.evaluate();
  return loaded;
};

const [{ namespace: subject }, { namespace: checks }] =
    [await load(process.argv[2]), await load(process.argv[3])];
// What a module left for later at its loading would run now, and be refused too.
await new Promise(resolve => setTimeout(resolve, 20));
if (touched.length > 0) throw new Error('touched before the first request: ' + touched.join(' '));
serving = true;
letTimePass();
await run(subject, checks, line => console.log(line));
