/** The rows: unit, whether less is better, and what KoruDelta's figure is held against. */
const rate = (unit, targets = {}) => ({ unit, lessIsBetter: false, targets });
const cost = (unit, targets = {}) => ({ unit, lessIsBetter: true, targets });
const times = { unit: 'times', lessIsBetter: false, derived: true };

/** Floors and goals by platform; `any` counts where a platform has none of its own. */
export const OPERATIONS = {
  put: rate('ops/s', { node: { floor: 30e3, goal: 60e3 } }),
  'batch of 1,000': rate('ops/s'),
  get: rate('ops/s', { node: { floor: 100e3, goal: 200e3 } }),
  history: rate('ops/s'),
  getAt: rate('ops/s', { node: { floor: 80e3, goal: 200e3 } }),
  'vector insert': rate('ops/s'),
  'vector search': rate('ops/s'),
  'vector search, recall': rate('of 1'),
  reopen: cost('ms'),
  'start to first get': cost('ms', { chromium: { floor: 50, goal: 25 } }),
  'bundle, gzip': cost('bytes', { bundle: { floor: 150_000, goal: 100_000 } }),
};

/** Ours divided by the fastest of those that keep versions themselves. */
export const AHEAD = Object.fromEntries(
  ['put', 'get', 'history', 'getAt'].map((name) => [
    `${name} ÷ fastest with versions`,
    { ...times, of: name, targets: { any: { floor: 1, goal: 1 } } },
  ]),
);

/** Of what is measured in one process in one go, which rows come out. */
export const JOBS = {
  documents: ['put', 'get', 'history', 'getAt'],
  batch: ['batch of 1,000'],
  vectors: ['vector insert', 'vector search', 'vector search, recall'],
  open: ['reopen'],
  start: ['start to first get'],
  bundle: ['bundle, gzip'],
};

/** The operation called `name`. */
export function operation(name) {
  return OPERATIONS[name] ?? AHEAD[name];
}

/** The floor and goal of `name` on `platform`, or nothing. */
export function targetOf(name, platform) {
  const { targets } = operation(name);
  return targets[platform] ?? targets.any;
}
