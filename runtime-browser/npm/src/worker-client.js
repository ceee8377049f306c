// A database in a worker: calls go there as messages, answers come back.

import { KoruError } from './error.js';
import { Remote } from './remote.js';

/** Storage that can be opened in a worker by its name alone. */
const NAMES = {
  opfs: ({ name }) => name,
  indexeddb: ({ name }) => name,
  node: ({ directory }) => directory,
};

/** Synchronous files of the origin's file system exist in dedicated workers only. */
export const wantsWorker = storage =>
  storage?.kind === 'opfs' && typeof DedicatedWorkerGlobalScope === 'undefined';

/** Opens the database that `storage` names, or one in memory, in a worker of its own. */
export const openInWorker = async (storage, options, engine) => {
  const named = storage && nameOf(storage);
  const worker = start();
  const remote = new Remote(message => worker.post(message), () => worker.end());
  worker.listen(message => remote.receive(message), problem => remote.fail(problem));
  try {
    await remote.call('open', [named, options, engine]);
  } catch (error) {
    worker.end();
    throw error;
  }
  if (storage) await askToPersist(storage);
  return remote.backend();
};

const nameOf = storage => {
  const name = NAMES[storage.kind];
  if (name) return { kind: storage.kind, name: name(storage) };
  throw new KoruError('unsupported', `this storage cannot move into a worker: kind=${storage.kind}`);
};

/** Only a page may ask the browser to keep what is stored, not the worker that stores it. */
const askToPersist = async storage => {
  if ('persisted' in storage) storage.persisted ??= await globalThis.navigator?.storage?.persist?.().catch(() => false);
};

const start = () => (typeof Worker === 'function' ? ofPlatform() : ofNode());

const ofPlatform = () => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'korudelta' });
  return {
    post: ({ message, transfer }) => worker.postMessage(message, transfer),
    listen: (hear, fail) => {
      worker.onmessage = ({ data }) => hear(data);
      worker.onerror = event => fail(event.message);
    },
    end: () => worker.terminate(),
  };
};

/** Node has its workers elsewhere; asked for like this, no bundler for the web looks for them. */
const ofNode = () => {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (!threads) throw new KoruError('unsupported', 'no workers here: worker=true');
  const script = './worker-node.js'; // Apart, so that no bundler for the web packs it.
  const worker = new threads.Worker(new URL(script, import.meta.url), { name: 'korudelta' });
  return {
    post: ({ message, transfer }) => worker.postMessage(message, transfer),
    listen: (hear, fail) => {
      worker.on('message', hear);
      worker.on('error', error => fail(error.message));
    },
    end: () => void worker.terminate(),
  };
};
