// A project of its own that has the package installed, for examples that are built.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
const about = folder => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** An empty temporary folder for one test. */
export const temporary = (t, name) => {
  const folder = mkdtempSync(join(tmpdir(), `korudelta-${name}-`));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/**
 * A copy of a folder of the examples in a temporary place, with the package as it would be published, and what else its
 * package.json names.
 */
export const project = (t, name) => {
  const folder = temporary(t, name);
  cpSync(join(PACKAGE, 'examples', name), folder, { recursive: true, filter: path => !path.includes('node_modules') });
  const { dependencies, devDependencies } = about(folder);
  for (const wanted of Object.keys({ ...dependencies, ...devDependencies })) {
    const place = join(folder, 'node_modules', wanted);
    mkdirSync(dirname(place), { recursive: true });
    if (wanted === 'korudelta') installed(place);
    else symlinkSync(join(PACKAGE, 'node_modules', wanted), place);
  }
  return folder;
};

/** The package as it would be published, in a place of its own. */
export const installed = place => {
  for (const part of ['package.json', ...about(PACKAGE).files]) {
    if (existsSync(join(PACKAGE, part))) cpSync(join(PACKAGE, part), join(place, part), { recursive: true });
  }
};
