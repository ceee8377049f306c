// What callers passed, checked: anything may come, also nothing.

import { encode } from './encode.js';
import { KoruError } from './error.js';

const wrongType = (name, expected, actual) =>
  new KoruError(
    'bad_request', `argument of wrong type: name=${name} expected=${expected} actual=${typeName(actual)}`);

const typeName = value => {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return value.constructor?.name ?? 'object';
};

/** A string. */
export const text = (name, value) => {
  if (typeof value !== 'string') throw wrongType(name, 'string', value);
  return value;
};

/** A whole number from `min` up to 2^31 − 1. */
export const count = (name, value, min = 0) => {
  if (!Number.isInteger(value)) throw wrongType(name, 'whole number', value);
  if (value < min || value > 0x7fffffff) {
    throw new KoruError('bad_request', `number out of range: name=${name} value=${value} min=${min}`);
  }
  return value;
};

/** A number that is finite. */
export const number = (name, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(name, 'finite number', value);
  return value;
};

/** A function. */
export const callable = (name, value) => {
  if (typeof value !== 'function') throw wrongType(name, 'function', value);
  return value;
};

/** An object of options with no other members than `known`; an empty one when there is none. */
export const options = (name, value, known) => {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(name, 'object', value);
  for (const member of Object.keys(value)) {
    if (!known.includes(member)) {
      throw new KoruError('bad_request', `unknown option: name=${name}.${member} known=${known.join(',')}`);
    }
  }
  return value;
};

/** An array of strings. */
export const texts = (name, value) => {
  if (!Array.isArray(value)) throw wrongType(name, 'array', value);
  return value.map((item, i) => text(`${name}[${i}]`, item));
};

/** An array. */
export const array = (name, value) => {
  if (!Array.isArray(value)) throw wrongType(name, 'array', value);
  return value;
};

/** One of some words. */
export const oneOf = (name, value, words) => {
  if (!words.includes(value)) {
    throw new KoruError('bad_request', `unknown ${name}: actual=${String(value)} known=${words.join(',')}`);
  }
  return value;
};

/** A moment as RFC 3339: a text as it is, a `Date`, or a version's own. */
export const time = (name, value) => {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new KoruError('bad_request', `not a time: name=${name} actual=Invalid Date`);
    return value.toISOString();
  }
  if (typeof value !== 'string') throw wrongType(name, 'RFC 3339 text or Date', value);
  return value;
};

/** Components as a `Float32Array` of numbers or another. */
export const vector = (name, value) => {
  if (value instanceof Float32Array) return value;
  if (!Array.isArray(value)) throw wrongType(name, 'array of numbers or Float32Array', value);
  for (let i = 0; i < value.length; i++) number(`${name}[${i}]`, value[i]);
  return Float32Array.from(value);
};

/** An object as canonical JSON, or undefined. */
export const metadata = value => {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType('metadata', 'object', value);
  return encode(value, 'metadata');
};
