// The adapters of Node keep the contract of storage.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { memory } from '../../src/memory.js';
import { files } from '../../src/node.js';
import { checks } from './contract.js';

const root = mkdtempSync(join(tmpdir(), 'korudelta-storage-'));
after(() => rmSync(root, { recursive: true, force: true }));

let directories = 0;

const adapters = { memory, node: () => files(join(root, String(++directories))) };

for (const [kind, adapter] of Object.entries(adapters)) {
  describe(kind, () => {
    for (const [name, check] of Object.entries(checks)) test(name, () => check(adapter()));
  });
}
