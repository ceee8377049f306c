// What runs in the worker: one database, for one asker.

import { Local } from './local.js';
import { Service } from './service.js';
import { KoruError } from './error.js';

/** What opens storage by its name. */
export const STORAGES = {
  opfs: async name => (await import('./opfs.js')).opfs(name),
  indexeddb: async name => (await import('./indexeddb.js')).indexedDb(name),
};

let service;

const ENGINES = {
  script: async () => (await import('./engines.js')).engines,
  wasm: async () => (await import('./wasm-engine.js')).engines,
};

const open = async ([named, options, engine]) => {
  const storage = named && (await storageOf(named));
  service = new Service(await Local.open(storage, options, await ENGINES[engine]()));
};

const storageOf = ({ kind, name }) => {
  const storage = STORAGES[kind];
  if (!storage) throw new KoruError('unsupported', `this storage cannot move into a worker: kind=${kind}`);
  return storage(name);
};

const answer = async message => {
  if (message.method !== 'open') return service.answer(message);
  try {
    await open(message.args);
    return { id: message.id };
  } catch (error) {
    return {
      id: message.id,
      error: { code: error.code ?? 'internal', message: String(error.message), reason: error.reason },
    };
  }
};

const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
if (threads?.parentPort) {
  threads.parentPort.on('message', async message => threads.parentPort.postMessage(await answer(message)));
} else {
  globalThis.onmessage = async ({ data }) => globalThis.postMessage(await answer(data));
}
