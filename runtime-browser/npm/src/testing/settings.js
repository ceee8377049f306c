import { options, text, wholeNumber } from './arguments.js';
import { badRequest } from './error.js';

const DISK_FAULTS = [
  'short-write',
  'disk-full',
  'read-error',
  'failed-sync',
  'slow-sync',
  'slow-write',
  'slow-read',
  'bit-rot',
  'misdirected-write',
  'lying-sync',
  'lying-directory-sync',
];

/** The options that every kind of run has. */
export const RUN_OPTIONS = ['name', 'disk', 'globals', 'checkRepeats'];

/**
 * What a run is told and a replay is told again: words by name, as they stand in a `.sim` file.
 *
 * @returns {Record<string, string>}
 */
export function settingsOf({ disk = {}, globals = false }) {
  const settings = {};
  for (const [fault, oneIn] of Object.entries(options(disk, DISK_FAULTS))) {
    settings[`disk/${fault}`] = String(wholeNumber(`disk.${fault}`, oneIn, 1));
  }
  if (typeof globals !== 'boolean') {
    throw badRequest(`no boolean: globals=${String(globals)}`);
  }
  if (globals) {
    settings.globals = 'true';
  }
  return settings;
}

/** The name of a world in files. */
export function nameOf(world, { name = world.name || 'world' }) {
  return text('name', name);
}
