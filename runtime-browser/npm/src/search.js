// Searches as the engine takes them.

import * as checked from './arguments.js';
import { encode } from './encode.js';
import { KoruError } from './error.js';

/** The model of vectors whose writer names none. */
export const MODEL = 'default';

const KNOWN = ['model', 'topK', 'threshold', 'metric', 'exact', 'ef', 'where'];
const COMPARISONS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains'];

/** A search for what is near `vector`. */
export const search = (vector, given) => {
  const { model = MODEL, topK, threshold, metric, exact, ef, where } = checked.options('options', given, KNOWN);
  return {
    model: checked.text('model', model),
    vector: checked.vector('vector', vector),
    topK: topK === undefined ? undefined : checked.count('topK', topK),
    threshold: threshold === undefined ? undefined : checked.number('threshold', threshold),
    metric: metric === undefined ? undefined : checked.oneOf('metric', metric, ['cosine', 'dot', 'euclidean']),
    exact: exact === true,
    ef: ef === undefined ? undefined : checked.count('ef', ef),
    where: where === undefined ? undefined : conditions(where),
  };
};

/** `{lang: 'en', year: {gte: 1990}}`: a field equals a value, or is as an object of comparisons says. */
const conditions = where => {
  checked.options('where', where, Object.keys(Object(where)));
  return Object.entries(where).flatMap(([path, wanted]) =>
    isComparisons(wanted) ? comparisons(path, wanted) : [{ path, is: 'eq', operand: encode(wanted, `where.${path}`) }]);
};

const isComparisons = wanted => typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted);

const comparisons = (path, wanted) =>
  Object.entries(wanted).map(([is, operand]) => {
    const name = `where.${path}.${is}`;
    if (is === 'exists' && operand === true) return { path, is };
    if (is === 'in') return { path, is, operands: checked.array(name, operand).map(one => encode(one, name)) };
    if (COMPARISONS.includes(is)) return { path, is, operand: encode(operand, name) };
    throw new KoruError('bad_request', `unknown comparison: name=${name} known=${COMPARISONS.join(',')},in,exists`);
  });
