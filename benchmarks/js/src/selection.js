/** Which rows are wanted of whom, and which jobs make them. */
import { JOBS } from './operations.js';

/** The jobs with a row of `who` that `only` keeps and that `platform` has, in their order. */
export function jobsOf(who, only, platform) {
  const here =
    platform === 'bundle' ? ['bundle'] : Object.keys(JOBS).filter((it) => it !== 'bundle');
  return here.filter((job) => JOBS[job].some((operation) => keeps(only, operation, who)));
}

/** Whether `only` keeps the row. */
export function keeps(only, operation, who) {
  return only.test(`${operation} / ${who}`);
}

/** Why `peer` cannot do each of these, by operation. */
export function dashes(peer, platform) {
  const reasons = { ...peer.cannot, ...peer.cannotOn?.[platform] };
  return Object.entries(reasons).flatMap(([what, why]) =>
    (JOBS[what] ?? [what]).map((operation) => ({ operation, why })),
  );
}
