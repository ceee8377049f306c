/** All that was measured, and how KoruDelta's figures stand to the others' and to their targets. */
import { AHEAD, operation, OPERATIONS, targetOf } from './operations.js';

export const US = 'KoruDelta';
const FORMAT = 3;

export function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One platform's rows: `{ operation, subject, figures, on }`. */
export class Results {
  constructor(platform) {
    this.platform = platform;
    this.rows = [];
    this.dashes = [];
    this.failures = [];
  }

  /** The row of `name` of `subject`, or nothing. */
  row(name, subject) {
    return this.rows.find((row) => row.operation === name && row.subject === subject);
  }

  /** Adds ours divided by the fastest of `keepers`, those that keep versions themselves. */
  compare(keepers) {
    for (const [name, { of }] of Object.entries(AHEAD)) {
      const ours = this.row(of, US);
      const theirs = keepers.flatMap((subject) => this.row(of, subject) ?? []);
      if (ours !== undefined && theirs.length > 0) {
        const fastest = Math.max(...theirs.map(({ figures }) => median(figures)));
        this.rows.push({ operation: name, subject: US, figures: [median(ours.figures) / fastest] });
      }
    }
  }

  /** Operations that somebody did, in the order of the tables. */
  operations() {
    const names = [...Object.keys(OPERATIONS), ...Object.keys(AHEAD)];
    return names.filter((name) => this.rows.some((row) => row.operation === name));
  }

  /** KoruDelta's median divided by that of `row`. */
  ratio(row) {
    const ours = this.row(row.operation, US);
    return ours === undefined ? NaN : median(ours.figures) / median(row.figures);
  }

  /** Whether the floor of `name` is met, in words. */
  verdict(name) {
    const target = targetOf(name, this.platform);
    const ours = this.row(name, US);
    if (target === undefined) {
      return '';
    }
    if (ours === undefined) {
      return 'not measured';
    }
    const figure = median(ours.figures);
    const reached = operation(name).lessIsBetter ? figure <= target.floor : figure >= target.floor;
    return reached ? 'met' : 'missed';
  }
}

/** The result of a run for programs, in the form that the other benchmarks' results have. */
export function resultFile({ machine, shape, peers, results }) {
  return {
    format: FORMAT,
    measuredAt: new Date().toISOString(),
    machine,
    shape,
    peers,
    measurements: results.flatMap((of) => of.rows.map((row) => measured(of, row))),
    targets: results.flatMap((of) => of.operations().map((name) => target(of, name))),
    cannot: results.flatMap(({ platform, dashes }) =>
      dashes.map((dash) => ({ platform, ...dash })),
    ),
    failed: results.flatMap(({ platform, failures }) =>
      failures.map((it) => ({ platform, ...it })),
    ),
  };
}

function measured(results, row) {
  const ratio = results.ratio(row);
  return {
    operation: row.operation,
    platform: results.platform,
    subject: row.subject,
    unit: operation(row.operation).unit,
    median: median(row.figures),
    least: Math.min(...row.figures),
    most: Math.max(...row.figures),
    figures: row.figures,
    ...(row.on === undefined ? {} : { on: row.on }),
    ...(Number.isFinite(ratio) ? { usDividedByIt: ratio } : {}),
  };
}

function target(results, name) {
  const { floor, goal } = targetOf(name, results.platform) ?? {};
  return {
    operation: name,
    platform: results.platform,
    baseline: US,
    lessIsBetter: operation(name).lessIsBetter,
    floorIs: results.verdict(name),
    ...(floor === undefined ? {} : { floor, goal }),
  };
}
