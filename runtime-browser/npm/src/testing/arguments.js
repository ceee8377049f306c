import { badRequest } from './error.js';

const MILLIS_MAX = 9e12;
const DRAW_MAX = 2 ** 31 - 1;

/** A whole number from `least` on that an `int` can hold. */
export function wholeNumber(name, value, least) {
  if (!Number.isInteger(value) || value < least || value > DRAW_MAX) {
    throw badRequest(`no whole number from ${least} on: ${name}=${String(value)}`);
  }
  return value;
}

/** Milliseconds, zero or more, with a fraction; at most some 285 years. */
export function milliseconds(name, value) {
  if (typeof value !== 'number' || !(value >= 0)) {
    throw badRequest(`no duration in milliseconds: ${name}=${String(value)}`);
  }
  return Math.min(value, MILLIS_MAX);
}

/** A function. */
export function callable(name, value) {
  if (typeof value !== 'function') {
    throw badRequest(`no function: ${name}=${String(value)}`);
  }
  return value;
}

/** A text that is not empty. */
export function text(name, value) {
  if (typeof value !== 'string' || value === '') {
    throw badRequest(`no text: ${name}=${String(value)}`);
  }
  return value;
}

/** The options given, none of which is unknown: a word that is mistyped must not do nothing. */
export function options(given, known) {
  if (given === null || typeof given !== 'object') {
    throw badRequest(`no options: options=${String(given)}`);
  }
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) {
      throw badRequest(`no such option: option=${name} known=${known.join(',')}`);
    }
  }
  return given;
}
