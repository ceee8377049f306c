// What Vite builds of an application whose database runs in a worker: the worker must not be shaken out of it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'vite';
import { serve } from '../../examples/serve.mjs';
import { launch, shows } from './browser.js';
import { project } from './project.js';

const PAGE = `<!doctype html><title>Worker</title><link rel="icon" href="data:,"><output></output>
<script type="module" src="./main.js"></script>`;

const MAIN = `
import { KoruDelta } from 'korudelta';
import { opfs } from 'korudelta/opfs';

const told = [];
for (const options of [{ worker: true }, { storage: opfs('bundled') }]) {
  const db = await KoruDelta.open(options);
  await db.put('places', 'alice', 'Oslo');
  const { value } = await db.get('places', 'alice');
  const { sound } = await db.verify();
  told.push(value + ' ' + sound);
  await db.close();
}
document.querySelector('output').textContent = told.join();
`;

for (const worker of [{}, { format: 'es' }]) {
  test(`worker_builtAs${worker.format ?? 'ByDefault'}_answers`, async t => {
    const root = project(t, 'undo-slider');
    writeFileSync(join(root, 'index.html'), PAGE);
    writeFileSync(join(root, 'main.js'), MAIN);
    await build({ root, logLevel: 'error', configFile: false, worker });
    const { origin, close } = await serve({ '/': join(root, 'dist') });
    t.after(close);
    const page = await (await launch(t)).newPage();
    await page.goto(origin);
    await shows(page.locator('output'), 'Oslo true,Oslo true');
  });
}
