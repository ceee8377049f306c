import { drive } from './drive.js';

/** The kind of the failure of a run that does not repeat. */
const DIVERGES = 'diverges';

/**
 * Runs a world once and, when asked, once more with the same choices.
 *
 * @param {object} run what the engine began
 * @param {Function} world
 * @param {{ name: string, globals: boolean, checkRepeats?: boolean }} how
 */
export async function once(run, world, how) {
  const ended = await drive(run, world, how);
  const report = reportOf(ended);
  if (how.checkRepeats) {
    const again = reportOf(await drive(ended.ending.again(), world, how));
    if (again.traceHash !== report.traceHash || again.failure?.kind !== report.failure?.kind) {
      diverged(report, again);
    }
  }
  return { ending: ended.ending, report };
}

function reportOf({ ending, error, virtualMillis }) {
  const report = ending.report();
  report.virtualMillis = virtualMillis;
  if (report.failure) {
    report.failure.error = error;
  }
  return report;
}

function diverged(report, again) {
  report.passed = false;
  report.failure = {
    kind: DIVERGES,
    message:
      `the same choices gave another run: hash=${report.traceHash} again=${again.traceHash}` +
      '; something else decides, such as Date, Math.random, a timer or a state that runs share',
    error: undefined,
  };
}
