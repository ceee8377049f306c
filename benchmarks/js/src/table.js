/** The result of a run for a reader: a block an operation, a line a subject. */
import { operation, targetOf } from './operations.js';
import { median, US } from './results.js';

const WIDTHS = [32, 20, 7, 9, 17, 9, 9, 9];
const HEAD = [
  'operation',
  'who',
  'unit',
  'median',
  'least … most',
  'us ÷ it',
  'floor',
  'goal',
  'floor is',
];

/** The table of one platform. `usual` says on how many a row is measured when there is time. */
export function table(results, usual) {
  const lines = [line(HEAD)];
  for (const name of results.operations()) {
    const rows = results.rows.filter((row) => row.operation === name);
    const dashes = results.dashes.filter((dash) => dash.operation === name);
    rows.forEach((row, i) => lines.push(figures(results, row, { first: i === 0, usual })));
    dashes.forEach(({ subject, why }) => lines.push(line(['', subject, '', '–', why])));
  }
  return lines.join('\n');
}

function figures(results, row, { first, usual }) {
  const { unit, lessIsBetter } = operation(row.operation);
  const ours = row.subject === US;
  const target = ours ? targetOf(row.operation, results.platform) : undefined;
  const bound = (value) =>
    value === undefined ? '' : (lessIsBetter ? '≤ ' : '≥ ') + number(value);
  const few = row.on < usual(row.operation) ? `on ${row.on} only` : '';
  return line([
    first ? row.operation : '',
    row.subject,
    unit,
    number(median(row.figures)),
    `${number(Math.min(...row.figures))} … ${number(Math.max(...row.figures))}`,
    ours ? '' : number(results.ratio(row)),
    bound(target?.floor),
    bound(target?.goal),
    [ours ? results.verdict(row.operation) : '', few].filter(Boolean).join(', '),
  ]);
}

function line(cells) {
  const left = (at) => at < 3 || at >= WIDTHS.length || cells.length < HEAD.length;
  return cells
    .map((cell, at) => (left(at) ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at])))
    .join(' ')
    .trimEnd();
}

/** At most three significant digits: `0.016`, `1.04`, `412`, `30.1 k`, `7.31 M`. */
export function number(value) {
  if (!Number.isFinite(value)) {
    return '–';
  }
  if (value >= 999_500) {
    return `${(value / 1e6).toFixed(2)} M`;
  }
  if (value >= 1e4) {
    return `${(value / 1e3).toFixed(value < 1e5 ? 1 : 0)} k`;
  }
  return value.toFixed(fractionDigits(value));
}

function fractionDigits(value) {
  if (value >= 10) {
    return value < 100 ? 1 : 0;
  }
  return value >= 0.1 || value === 0 ? 2 : value >= 0.01 ? 3 : 4;
}

/** Who is measured: one line each. */
export function who(peers, platforms) {
  const rows = peers.map((peer) => [
    peer.name,
    peer.version,
    peer.keepsVersions,
    ...platforms.map((platform) => settingOn(peer, platform)),
  ]);
  const head = [
    'who',
    'version',
    'keeps versions',
    ...platforms.map((it) => `setting in ${it}; reopened`),
  ];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Where a peer has its data while it is measured, and whether that outlives the process. */
export function settingOn(peer, platform) {
  const setting = typeof peer.setting === 'string' ? peer.setting : peer.setting[platform];
  const again =
    peer.cannot?.open || peer.cannotOn?.[platform]?.open ? undefined : peer.durable?.[platform];
  const durable = setting === again ? 'durable' : 'not durable';
  return `${setting} (${durable}); ${again ?? '–'}`;
}
