/** Puts the peers, and a link to the package that is measured, into node_modules. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const LOCK = resolve(HERE, 'package-lock.json');
const INSTALLED = resolve(HERE, 'node_modules/.package-lock.json');
const LINK = resolve(HERE, 'node_modules/korudelta');
const SECONDS_MAX = 600;

/** Installs by `npm ci` what the lock file names, unless it is there. */
export function install(say) {
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs) {
    return;
  }
  say('installing the peers: npm ci');
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: HERE,
    encoding: 'utf8',
    timeout: SECONDS_MAX * 1e3,
  });
  if (npm.status !== 0) {
    throw new Error(
      `the peers could not be installed
  why: npm ci failed in ${HERE}: ${said(npm)}
  how: where the npm registry cannot be reached, run 'npm ci' in that folder where it can`,
    );
  }
}

function said(npm) {
  return npm.error?.message ?? npm.stderr.trim().split('\n').slice(0, 8).join('\n       ');
}

/** Links `folder` as the package korudelta, which its adapter and the bundles import. */
export function linkPackage(folder, say) {
  if (!existsSync(resolve(folder, 'dist'))) {
    say(`koru bench js: the package korudelta is not built, and so cannot be measured: ${folder}`);
  }
  rmSync(LINK, { recursive: true, force: true });
  mkdirSync(resolve(HERE, 'node_modules'), { recursive: true });
  symlinkSync(resolve(folder), LINK, 'dir');
}

/** The version of an installed package, as it says itself. */
export function versionOf(name) {
  const file = resolve(HERE, 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
