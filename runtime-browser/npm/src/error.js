/**
 * The one error of this package.
 *
 * `code` is stable and the same in Java, HTTP, CLI and JavaScript: `bad_request`, `conflict`,
 * `not_found`, `already_open`, `storage_failure`, … The message carries the values.
 */
export class KoruError extends Error {
  /**
   * @param {string} code one of the stable codes
   * @param {string} message what happened, with its values
   * @param {{cause?: unknown, reason?: string}} [more] what caused it; `reason` tells failures of
   *     one code apart, for example `quota`
   */
  constructor(code, message, { cause, reason } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'KoruError';
    this.code = code;
    if (reason !== undefined) this.reason = reason;
  }
}

/** How the engines make their errors. */
export const koruError = (code, message) => new KoruError(code, message);
