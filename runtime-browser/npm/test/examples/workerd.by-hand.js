// The edge worker in workerd itself, which is too large to be installed for this alone: KORU_WORKERD names its program.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const WORKERD = process.env.KORU_WORKERD;
const EDGE = fileURLToPath(new URL('../../examples/edge/', import.meta.url));

const bundled = async t => {
  const folder = mkdtempSync(join(tmpdir(), 'korudelta-edge-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'out', 'state'), { recursive: true });
  copyFileSync(join(EDGE, 'workerd.capnp'), join(folder, 'workerd.capnp'));
  await build({
    entryPoints: [join(EDGE, 'worker.mjs')], outfile: join(folder, 'out', 'worker.js'), bundle: true, format: 'esm', logLevel: 'error',
  });
  return folder;
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
};

/** Starts the program, waits until it answers. */
const served = async (t, folder) => {
  const address = `127.0.0.1:${await freePort()}`;
  const program = spawn(WORKERD, ['serve', 'workerd.capnp', `--socket-addr=http=${address}`], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(program, 'exit');
  const stop = () => (program.exitCode === null && program.kill(), ended);
  t.after(stop);
  const ask = async (path, init) => (await fetch(`http://${address}${path}`, init)).json();
  for (let tries = 0; ; tries++) {
    try {
      await ask('/');
      return { ask, stop };
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
};

test('worker_inWorkerd_keepsItsHistoryAcrossProcesses', { skip: !WORKERD && 'KORU_WORKERD names no workerd' }, async t => {
  const folder = await bundled(t);
  const put = text => ({ method: 'PUT', body: JSON.stringify({ text }) });
  const first = await served(t, folder);
  await Promise.all(['milk', 'bread', 'tea'].map(text => first.ask('/shopping', put(text))));
  const told = await first.ask('/shopping/history');
  assert.deepEqual(told.map(({ value }) => value.text).sort(), ['bread', 'milk', 'tea']);
  await first.stop();

  const second = await served(t, folder);
  assert.deepEqual(await second.ask('/shopping/history'), told);
  const last = await second.ask('/shopping', put('jam'));
  assert.equal(last.previousVersion, told[2].versionId);
});
