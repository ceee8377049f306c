// What the operating system says of processes; empty strings where it says nothing. The words are
// those of the JVM's ProcessFacts: each must understand the other's records.

import { existsSync, readFileSync, readlinkSync } from 'node:fs';

const FIELDS_TO_START = 19;

const orEmpty = read => {
  try {
    return read();
  } catch {
    return '';
  }
};

/** Names this run of the operating system. */
export const bootId = () =>
    orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'ascii').trim());

/** Names the set of processes in which a process id has its meaning. */
export const pidNamespace = () => orEmpty(() => readlinkSync('/proc/self/ns/pid'));

/** Whether processes of others can be seen at all: only then does absence prove death. */
export const othersVisible = () => existsSync('/proc/1/stat');

/**
 * When a living process started, in words that equal only themselves; empty when there is no such
 * process, or only its remains: one that has ended but was not waited for is in state Z or X.
 *
 * @param {number} pid
 */
export const processStart = pid => {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ended = stat === '' || fields[0] === 'Z' || fields[0] === 'X';
  return ended ? '' : `ticks:${fields[FIELDS_TO_START]}`;
};
