import { KoruError } from './error.js';

const RULE = /^[a-z0-9][a-z0-9._-]{0,254}$/;

/**
 * Gives a file name back that keeps the rule of all storage: 1 to 255 characters of `[a-z0-9._-]`,
 * beginning with a letter or a digit; `bad_request` else.
 *
 * @param {string} name
 * @returns {string}
 */
export const fileName = name => {
  if (typeof name !== 'string' || !RULE.test(name)) {
    throw new KoruError('bad_request', `bad file name: name=${String(name).slice(0, 300)}`);
  }
  return name;
};
