// The front door's checks and the conformance scenarios, then the public methods that they reached.
import { run as frontDoor } from './front-door.mjs';
import { KoruDelta } from './index.js';

export const run = async (module, report) => {
  class Reached extends KoruDelta {
    static _engines = {
      name: 'reach',
      memory: () => ({ errorsAs: module.errorsAs, open: module.openInMemory }),
      stored: () => module,
    };
  }
  await frontDoor({ KoruDelta: Reached }, report);
  const { cells } = JSON.parse(await module.runContract('chromium', 'all', () => {}));
  for (const cell of cells) await report({ name: cell.id, text: cell.failed });
  for (const name of module.reached().split('\n')) await report({ name: 'reached ' + name });
};
