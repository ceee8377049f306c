// What OPFS and IndexedDB have in common: one owner at a time, and a platform that is asked to keep
// what is stored.

import { KoruError } from './error.js';

/** What is said where the platform lacks something; nothing else is ever used in its place. */
export const unsupported = (what, why, cause) =>
    new KoruError('unsupported', `${what} is not here: ${why}`, { cause });

/** Why most of it may be missing. */
export const INSECURE = 'it needs a secure context (https or localhost) and a browser that has it';

const encoded = name => {
  try {
    return encodeURIComponent(name);
  } catch {
    return ''; // Half of a surrogate pair.
  }
};

/**
 * A database's name as part of one of the platform's; `bad_request` for what cannot be one.
 *
 * @param {string} name
 */
export const databaseName = name => {
  const safe = typeof name === 'string' && name.length <= 80 ? encoded(name) : '';
  if (safe === '') {
    throw new KoruError('bad_request', `bad database name: name=${String(name).slice(0, 100)}`);
  }
  return safe;
};

const holder = async (locks, name) => {
  const { held } = await locks.query();
  return held.find(lock => lock.name === name)?.clientId ?? 'unknown';
};

const requested = (locks, name) => new Promise((resolve, reject) => {
  let free;
  const held = new Promise(done => {
    free = done;
  });
  const over = locks.request(name, { ifAvailable: true }, lock => {
    resolve(lock === null ? undefined : () => {
      free();
      return over;
    });
    return lock === null ? undefined : held;
  }).catch(reject); // After it was granted that changes nothing: somebody has stolen it.
});

/**
 * Takes a lock of the platform (Web Locks), which it frees when the page or worker ends;
 * `already_open` names the client that holds it.
 *
 * @param {string} name
 * @returns {Promise<() => Promise<void>>} gives it up
 */
export const ownByWebLock = async name => {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) throw unsupported('Web Locks', INSECURE);
  const release = await requested(locks, name);
  if (release === undefined) {
    throw new KoruError(
        'already_open', `already open: lock=${name} ownerClient=${await holder(locks, name)}`);
  }
  return release;
};

/**
 * Asks the platform not to evict what is stored, and notes the answer as `adapter.persisted`.
 * Nothing waits for it: a browser may ask its user first. Only pages can ask, workers cannot.
 *
 * @param {{persisted?: boolean}} adapter
 */
export const askToPersist = adapter => {
  if (adapter.persisted !== undefined) return;
  globalThis.navigator?.storage?.persist?.().then(answer => {
    adapter.persisted = answer;
  }, () => {
    adapter.persisted = false;
  });
};
