// The package as a stranger gets it: packed, and installed into an empty folder.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder. */
export const HERE = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program to its end; its output, or an error with it. */
export const run = (command, args, cwd) => {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', timeout: 120_000 });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed: ${error.stdout}${error.stderr}`, { cause: error });
  }
};

/** The name of the archive that `npm pack` makes in a folder; what the build makes is there already. */
export const packed = folder =>
  join(folder, JSON.parse(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], HERE))[0].filename);

/** An empty folder in which only the package is installed; removed after the test. */
export const installed = t => {
  const folder = mkdtempSync(join(tmpdir(), 'korudelta-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--omit=peer', packed(folder)], folder);
  return folder;
};
