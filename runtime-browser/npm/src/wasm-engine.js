// The engine compiled to WebAssembly with garbage collection.

import { KoruError } from './error.js';

let loaded;

const load = async () => {
  const { load } = await import('../dist/wasm-runtime.js');
  try {
    return (await load(new URL('../dist/engine.wasm', import.meta.url).href)).exports;
  } catch (cause) {
    throw new KoruError(
      'unsupported', `no WebAssembly with garbage collection here, or a policy forbids it: ${cause}`, { cause });
  }
};

export const wasm = { name: 'wasm', load: () => (loaded ??= load()) };
