/** What adapters ask of Node. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A host that keeps what is durable in `directory`. */
export function nodeHost(directory) {
  const require = createRequire(import.meta.url);
  let ticks = 0;
  let places = 0;
  return {
    platform: 'node',
    tick: () => ++ticks,
    place: () => join(directory, `place-${process.pid}-${places++}`),
    load: (specifier) => import(specifier),
    wasm: (specifier) => readFileSync(require.resolve(specifier)),
    sha256: () => (text) => createHash('sha256').update(text).digest('hex'),
    shelf: {
      read: (place) => (existsSync(place) ? new Uint8Array(readFileSync(place)) : undefined),
      write: (place, bytes) => writeFileSync(place, bytes, { flush: true }),
    },
  };
}
