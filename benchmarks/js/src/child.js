// A process of Node for one peer. Its first statement is where "start to first get" starts; the
// rest is loaded from there on. Talks to its parent alone: what libraries print is no figure.
const start = performance.now();
const { peer: file, directory, task } = JSON.parse(process.argv[2]);
const tasks = { start: firstGet, jobs, describe };

try {
  await tasks[task]();
} catch (error) {
  process.send({ failed: error?.stack ?? String(error) });
}
process.disconnect();
// Some peers leave timers behind.
process.exitCode = 0;
setTimeout(() => process.exit(), 100).unref();

async function loaded() {
  const [{ peerOf }, { nodeHost }] = await Promise.all([
    import('./peers.js'),
    import('./node-host.js'),
  ]);
  return { peer: await peerOf(file), host: nodeHost(directory) };
}

async function firstGet() {
  const [{ peer, host }, first] = await Promise.all([loaded(), import('./first-get.js')]);
  await first.firstGet(peer, host);
  process.send({ operation: 'start to first get', figures: [performance.now() - start] });
}

async function jobs() {
  const { readFileSync } = await import('node:fs');
  const { runJobs } = await import('./jobs.js');
  const { names, shape, loadFile } = JSON.parse(process.argv[2]);
  const load = JSON.parse(readFileSync(loadFile, 'utf8'));
  await runJobs(names, { ...(await loaded()), load, shape, report: (row) => process.send(row) });
}

/** What each adapter says of itself, or why it cannot be loaded. */
async function describe() {
  const { peerOf } = await import('./peers.js');
  for (const each of JSON.parse(process.argv[2]).files) {
    try {
      process.send({ file: each, peer: JSON.parse(JSON.stringify(await peerOf(each))) });
    } catch (error) {
      process.send({ file: each, why: error.message });
    }
  }
}
