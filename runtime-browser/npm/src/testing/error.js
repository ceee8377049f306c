import { KoruError } from '../error.js';

/** An error of the simulator. */
export function koruError(code, message, cause) {
  return new KoruError(code, message, { cause });
}

/** The error of an argument of the wrong kind. */
export function badRequest(message) {
  return koruError('bad_request', message);
}

/**
 * Something that must hold does not. Two violations of the same check are the same failure,
 * whatever their values: shrinking goes from one to the other.
 */
export class Violation extends Error {
  /**
   * @param {string} check one word that stays the same
   * @param {string} message what exactly
   */
  constructor(check, message) {
    super(message);
    this.name = 'Violation';
    this.check = check;
  }
}

/**
 * What failures of the same kind have in common: a violation's check, an error's stable code, or
 * its name.
 */
export function kindOf(error) {
  if (error instanceof Violation) {
    return error.check;
  }
  if (typeof error?.code === 'string' && error.code !== '') {
    return error.code;
  }
  return typeof error?.name === 'string' && error.name !== '' ? error.name : typeof error;
}

/** What exactly, of anything that was thrown. */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
