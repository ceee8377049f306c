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

/** How often a run goes on in JavaScript before it is assumed that it never ends. */
const TURNS_MAX = 100_000;

/** The options that every kind of run has. */
export const RUN_OPTIONS = ['name', 'disk', 'globals', 'limit', 'checkRepeats'];

/**
 * What a run is told and a replay is told again: words by name, as they stand in a `.sim` file.
 *
 * @returns {Record<string, string>}
 */
export function settingsOf({ disk = {}, globals = false, limit }) {
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
  if (limit !== undefined) {
    settings.limit = String(wholeNumber('limit', limit, 1));
  }
  return settings;
}

/** What a driver is told by the settings of a run. */
export function toldBy(settings) {
  return {
    globals: settings.globals === 'true',
    limit: settings.limit === undefined ? TURNS_MAX : Number(settings.limit),
  };
}

/** The name of a world in files. */
export function nameOf(world, { name = world.name || 'world' }) {
  return text('name', name);
}
