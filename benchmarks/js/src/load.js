/** What everybody is given, as one JSON text: keys, three versions of each document, vectors. */
import { Documents } from './documents.js';
import { nearest, vectorLoad } from './vectors.js';
import { keysByRank } from './zipf.js';

const SEED = 20_260_101;
export const VERSIONS = 3;

/** The load of a {@link shape}: versions of a key are numbered from 0. */
export function loadOf(shape) {
  const documents = new Documents(SEED);
  const keys = keysByRank(shape.documents, SEED);
  const versions = Array.from({ length: VERSIONS }, () => keys.map((key) => documents.next(key)));
  const vectors = vectorLoad({ count: shape.vectors, queries: shape.queries, seed: SEED });
  const truth = vectors.queries.map((query) => nearest(vectors, query));
  return { seed: SEED, keys, versions, vectors: { ...vectors, truth } };
}
