import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [, module, platform, group, storage, adapter] = process.argv;
const root = mkdtempSync(join(tmpdir(), 'korudelta-conformance-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const asked = { module, platform, group, storage, adapter, root: root + '/' };
const report = await run(asked, id => console.log('done ' + id));
console.log('report ' + report);
