/** The arguments of the command, checked. */
import { parseArgs } from 'node:util';

export const PLATFORMS = ['node', 'chromium'];
export const HELP = `Measures the JavaScript package beside its peers, on the same work, in one run.

  --quick           fewer documents and less time
  --on PLATFORM     only there: node, chromium, or both with a comma between (default: both)
  --only REGEX      only rows with this in 'operation / who', such as 'get.*PouchDB'
  --package FOLDER  the package korudelta to measure (default: runtime-browser/npm)
  --out FILE        where all figures go (default: target/bench/js.json)
  -h, --help        this text`;

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  // For tests: a few documents; nothing installed, and so only those who need nothing.
  tiny: { type: 'boolean', default: false },
  bare: { type: 'boolean', default: false },
  on: { type: 'string', default: PLATFORMS.join(',') },
  only: { type: 'string', default: '' },
  package: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
};

/** What `words` ask for; a word that is unknown is an error with a message for the screen. */
export function parsed(words) {
  const { values } = parseArgs({ args: words, options: OPTIONS });
  const on = values.on.split(',');
  const unknown = on.find((name) => !PLATFORMS.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`--on: node or chromium, not ${unknown}`);
  }
  const shape = values.tiny ? 'tiny' : values.quick ? 'quick' : 'full';
  const platforms = PLATFORMS.filter((name) => on.includes(name));
  return { ...values, on: platforms, shape, only: new RegExp(values.only) };
}
