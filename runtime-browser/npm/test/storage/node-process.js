// A process of Node that works on a directory: `<directory> hold` owns it until its input ends,
// `lock` tries to, `write <prefix>` puts keys without end and prints each once it is acknowledged.

import { files } from '../../src/node.js';

const [directory, work, prefix] = process.argv.slice(2);

const say = text => process.stdout.write(`${text}\n`);

const works = {
  async hold() {
    await files(directory).lock();
    say('locked');
    process.stdin.resume();
  },

  async lock() {
    const release = await files(directory).lock();
    await release();
    say('locked');
  },

  async write() {
    const { openOn } = await import('./engine.js');
    const adapter = files(directory);
    const db = await openOn(adapter);
    for (let i = 0;; i++) {
      const { flushes } = adapter.counts;
      await db.put('crash', prefix + i, `{"number":${i}}`);
      say(`${prefix + i} ${adapter.counts.flushes - flushes}`);
    }
  },
};

try {
  await works[work]();
} catch (error) {
  say(`error ${error.code} ${error.message}`);
}
