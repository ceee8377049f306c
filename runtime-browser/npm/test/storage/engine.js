// The engine that these tests drive, wherever the build has left it.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { textsOn } from './texts.js';

const place = path => fileURLToPath(new URL(path, import.meta.url));

const PLACES = [
  process.env.KORU_ENGINE, place('../../../target/web/korudelta.js'),
].filter(path => path !== undefined && existsSync(path));

if (PLACES.length === 0) throw new Error('no engine is built: mvn -pl runtime-browser -am package');

/** The path of the engine's module. */
export const enginePath = PLACES[0];

const { open } = await import(enginePath);

export const openOn = textsOn(open);
