import { bootId, othersVisible, pidNamespace, processStart } from './process-facts.js';

const FORMAT = 'korudelta-owner ';
const HEADER = `${FORMAT}1`;
const END = 'end';

/**
 * Who owns a directory, as its lock file tells it: ASCII, one `name=value` a line between a first
 * line that names format and version, and the last line `end`. The JVM writes the same.
 *
 * @typedef {object} OwnerRecord
 * @property {number} pid the process
 * @property {string} start when it started; empty where the platform does not tell
 * @property {string} boot the run of the operating system; empty where the platform does not tell
 * @property {string} namespace where `pid` has its meaning; empty where the platform does not tell
 * @property {boolean} fileLocked whether a file lock guards the file: the JVM's do, Node has none
 */

/** @returns {OwnerRecord} this process */
export const thisProcess = () => ({
  pid: process.pid,
  start: processStart(process.pid),
  boot: bootId(),
  namespace: pidNamespace(),
  fileLocked: false,
});

/** @param {OwnerRecord} record */
export const recordText = ({ pid, start, boot, namespace, fileLocked }) => [
  HEADER, `pid=${pid}`, `start=${start}`, `boot=${boot}`, `namespace=${namespace}`,
  `filelock=${fileLocked}`, END, '',
].join('\n');

/**
 * @param {string} text
 * @returns {OwnerRecord | undefined} nothing when the text is not a whole record
 */
export const parseRecord = text => {
  if (!text.startsWith(`${HEADER}\n`) || !text.trimEnd().endsWith(`\n${END}`)) return undefined;
  const values = new Map();
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0) values.set(line.slice(0, equals), line.slice(equals + 1));
  }
  const of = name => values.get(name) ?? '';
  if (!/^\d+$/.test(of('pid'))) return undefined;
  return {
    pid: Number(of('pid')),
    start: of('start'),
    boot: of('boot'),
    namespace: of('namespace'),
    fileLocked: of('filelock').toLowerCase() === 'true',
  };
};

/**
 * The first line of a record in another version of this format; empty for any other text.
 *
 * @param {string} text
 */
export const otherVersion = text => {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')));
  return first.startsWith(FORMAT) && first !== HEADER ? first : '';
};

/** Whether two records tell of one process. */
export const sameProcess = (one, other) =>
    one.pid === other.pid && one.start === other.start && one.boot === other.boot
    && one.namespace === other.namespace;

/** Starts are told apart only where they are told in the same unit. */
const unit = start => start.slice(0, start.indexOf(':') + 1);

/**
 * What can be known of an owner from here, by the process table alone.
 *
 * @param {OwnerRecord} record
 * @returns {'alive' | 'dead' | 'unprovable'}
 */
export const ownerLife = ({ pid, start, boot, namespace }) => {
  const here = thisProcess();
  if (boot === '' || here.boot === '') return 'unprovable';
  if (boot !== here.boot) return 'dead';
  if (namespace === '' || namespace !== here.namespace) return 'unprovable';
  const found = processStart(pid);
  if (found === '') return othersVisible() ? 'dead' : 'unprovable';
  if (found === start) return 'alive';
  return unit(found) === unit(start) ? 'dead' : 'unprovable';
};
