// Values to canonical JSON: RFC 8785, and integers beyond 2^53 with all their digits.

import { KoruError } from './error.js';

/** The most arrays and objects that may stand inside each other. */
export const NESTING_MAX = 512;

/** The most digits of an integer. */
export const DIGITS_MAX = 1000;

const utf8 = new TextEncoder();
const REFUSED = Symbol('refused');

/** The canonical JSON of `value` in UTF-8; `bad_request` or `limit`, with its path, for what JSON cannot say. */
export const encode = (value, name = 'value') => utf8.encode(canonicalText(value, name));

/** The canonical JSON of `value`. */
export const canonicalText = (value, name = 'value') => {
  try {
    return text(value, 0);
  } catch (problem) {
    if (problem === REFUSED) throw refusal(value, name);
    throw problem;
  }
};

const text = (value, depth) => {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return bigintText(value);
    case 'object':
      if (value === null) return 'null';
      if (depth === NESTING_MAX) throw REFUSED;
      return Array.isArray(value) ? arrayText(value, depth + 1) : objectText(value, depth + 1);
    default:
      throw REFUSED;
  }
};

const quoted = string => {
  if (!isWellFormed(string)) throw REFUSED;
  return JSON.stringify(string);
};

const isWellFormed = typeof ''.isWellFormed === 'function'
  ? string => string.isWellFormed()
  : string => !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(string);

const numberText = number => {
  if (Number.isSafeInteger(number)) return number === 0 ? '0' : String(number);
  if (!Number.isFinite(number)) throw REFUSED;
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
};

const bigintText = bigint => {
  const digits = bigint.toString();
  const double = Number(bigint);
  if (digits.length > 21 && Number.isFinite(double) && BigInt(double) === bigint) return String(double);
  if (digits.length - (bigint < 0n ? 1 : 0) > DIGITS_MAX) throw REFUSED;
  return digits;
};

const arrayText = (array, depth) => {
  if (array.length === 0) return '[]';
  let out = '[' + text(array[0], depth);
  for (let i = 1; i < array.length; i++) out += ',' + text(array[i], depth);
  return out + ']';
};

const objectText = (object, depth) => {
  if (!isPlain(object)) throw REFUSED;
  const names = Object.keys(object);
  if (!isSorted(names)) names.sort();
  let out = '{';
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    out += (i === 0 ? '' : ',') + quoted(name) + ':' + text(object[name], depth);
  }
  return out + '}';
};

const isSorted = names => {
  for (let i = 1; i < names.length; i++) if (names[i - 1] > names[i]) return false;
  return true;
};

/** Made by a literal, `JSON.parse` or `Object.create(null)`, in this realm or another. */
const isPlain = object => {
  const prototype = Object.getPrototypeOf(object);
  const plain = prototype === null || prototype === Object.prototype
      || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'hasOwnProperty'));
  return plain && Object.getOwnPropertySymbols(object).length === 0;
};

// Refusals: found again slowly, with the way to them

const refusal = (value, name) => {
  const problem = find(value, name, []);
  return new KoruError(
    problem.code ?? 'bad_request', `${problem.what}: path=${problem.path} actual=${problem.actual}`);
};

const find = (value, path, ancestors) => {
  if (typeof value !== 'object' || value === null) return scalarProblem(value, path);
  if (ancestors.includes(value)) return { what: 'value contains itself', path, actual: 'cycle' };
  if (ancestors.length === NESTING_MAX) {
    return { code: 'limit', what: 'value nested too deep', path, actual: `depth>${NESTING_MAX}` };
  }
  return Array.isArray(value)
    ? findIn(value.length, i => i, value, i => `${path}[${i}]`, ancestors)
    : objectProblem(value, path, ancestors);
};

const objectProblem = (object, path, ancestors) => {
  if (Object.getOwnPropertySymbols(object).length > 0) {
    return { what: 'JSON has no symbols', path, actual: String(Object.getOwnPropertySymbols(object)[0]) };
  }
  if (!isPlain(object)) return { what: 'not a JSON value', path, actual: className(object) };
  const names = Object.keys(object);
  const malformed = names.find(name => !isWellFormed(name));
  if (malformed !== undefined) {
    return { what: 'lone surrogate in a name', path, actual: JSON.stringify(malformed) };
  }
  return findIn(names.length, i => names[i], object, i => path + member(names[i]), ancestors);
};

const findIn = (length, key, container, path, ancestors) => {
  const inside = [...ancestors, container];
  for (let i = 0; i < length; i++) {
    const problem = find(container[key(i)], path(i), inside);
    if (problem) return problem;
  }
  return undefined;
};

const scalarProblem = (value, path) => {
  if (typeof value === 'string') {
    return isWellFormed(value) ? undefined : { what: 'lone surrogate', path, actual: JSON.stringify(value) };
  }
  if (typeof value === 'bigint') {
    const digits = value.toString().length - (value < 0n ? 1 : 0);
    return digits > DIGITS_MAX && !isDouble(value)
      ? { code: 'limit', what: 'integer of too many digits', path, actual: `${digits} max=${DIGITS_MAX}` }
      : undefined;
  }
  if (typeof value === 'number' ? Number.isFinite(value) : typeof value === 'boolean' || value === null) {
    return undefined;
  }
  return { what: 'not a JSON value', path, actual: typeof value === 'symbol' ? 'symbol' : String(value) };
};

const isDouble = bigint => Number.isFinite(Number(bigint)) && BigInt(Number(bigint)) === bigint;

const member = name => (/^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);

const className = object => object.constructor?.name || 'an object with a prototype of its own';
