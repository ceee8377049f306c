import { search, simulate } from '../../src/testing.js';

/** Clerks write to a database on a disk with faults, and the machine may crash meanwhile. */
async function shop(sim) {
  const db = await sim.open();
  const clerk = (name) =>
    sim.spawn(name, async () => {
      while (sim.more(3, 'one more order')) {
        await db.put('orders', sim.pick(['a', 'b', 'c'], 'key'), `{"n":${sim.int(100, 'n')}}`);
        await sim.sleep(sim.int(5, 'pause'));
      }
    });
  const clerks = [clerk('clerk 1'), clerk('clerk 2')];
  if (sim.oneIn(2, 'crash')) {
    await sim.sleep(sim.int(10, 'when'));
    await sim.crash();
  } else {
    await Promise.all(clerks);
    await db.close();
  }
  const again = await sim.open();
  sim.observe(await again.keys('orders'));
  sim.always((await again.keys('orders')).length < 3, 'three_keys', 'all three are there');
}

/** Hash and number of steps of some runs, and of what a search found: alike on every platform. */
export async function runs() {
  const told = [];
  for (let seed = 1; seed <= 5; seed++) {
    const report = await simulate(shop, { seed, disk: { 'slow-sync': 3 } });
    told.push([report.traceHash, report.steps, report.failure?.kind ?? '']);
  }
  const found = await search(shop, { base: 100, shrinkTries: 100 });
  told.push([found.traceHash, found.steps, found.sim]);
  return told;
}
