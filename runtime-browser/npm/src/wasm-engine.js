// The engine compiled to WebAssembly with garbage collection; of one that is in memory it is the
// same, with storage in memory.

import { KoruError } from './error.js';
import { memory } from './memory.js';

let loaded;

const load = async () => {
  const { load } = await import('../dist/wasm-runtime.js');
  try {
    return (await load(new URL('./engine.wasm', import.meta.url).href)).exports;
  } catch (cause) {
    throw new KoruError(
      'unsupported', `no WebAssembly with garbage collection here, or a policy forbids it: ${cause}`, { cause });
  }
};

const stored = () => (loaded ??= load());

export const engines = {
  name: 'wasm',
  memory: async () => {
    const { open, errorsAs } = await stored();
    return { errorsAs, open: options => open(memory(), options) };
  },
  stored,
};
