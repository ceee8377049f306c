import { KoruError } from './error.js';

/** Names of what platforms throw when there is no more room, and Node's codes for the same. */
const NO_ROOM = new Set(['QuotaExceededError', 'ENOSPC', 'EDQUOT']);

/**
 * The error of a storage operation: what is one of ours stays as it is, everything else is a
 * `storage_failure`, with `reason: 'quota'` where the platform gave no more room.
 *
 * @param {string} operation
 * @param {string} where what was worked on, as `name=value`
 * @param {any} error what the platform threw
 * @returns {KoruError}
 */
export const storageError = (operation, where, error) => {
  if (error instanceof KoruError) return error;
  const full = NO_ROOM.has(error?.name) || NO_ROOM.has(error?.code);
  return new KoruError(
      'storage_failure',
      `${full ? 'no more room' : 'storage failed'}: operation=${operation} ${where} cause=${error}`,
      { cause: error, reason: full ? 'quota' : undefined });
};

/** What every operation but close says of a closed file. */
export const fileClosed = (operation, name) =>
    new KoruError('closed', `file closed: operation=${operation} name=${name}`);

/** What a file says that can be read only. */
export const fileReadOnly = (operation, name) =>
    new KoruError('read_only', `file opened to be read: operation=${operation} name=${name}`);

/** What renaming, deleting and opening say of a file that somebody has open. */
export const fileOpen = (operation, name) =>
    new KoruError('bad_request', `file is open: operation=${operation} name=${name}`);

/** What creating says of a name that is taken. */
export const fileExists = name => new KoruError('bad_request', `file exists: name=${name}`);

/** What is said of a name that is not there. */
export const noSuchFile = name => new KoruError('not_found', `no such file: name=${name}`);

/**
 * How many bytes to read of `length` at `offset` in a file of `size` bytes.
 *
 * @returns {number}
 */
export const readable = (name, size, offset, length) => {
  if (!(offset >= 0 && length >= 0)) {
    throw new KoruError(
        'bad_request', `negative read: name=${name} offset=${offset} length=${length}`);
  }
  return Math.max(0, Math.min(length, size - offset));
};
