/**
 * Real vectors in 100 dimensions: those of English words, and beyond the 8,000 words that ship with
 * the command, of phrases of three words, which are the mean of theirs. All have length one.
 */
import { SplittableRandom } from './random.js';
import { sampleLines } from './samples.js';

const WORDS_OF_A_PHRASE = 3;
export const TOP_K = 10;

/** `count` vectors to insert, `queries` others to search with, and the true nearest of each. */
export function vectorLoad({ count, queries, seed }) {
  const words = sampleLines('words-8k.jsonl.gz').map((line) => JSON.parse(line));
  const random = new SplittableRandom(seed);
  const inserted = words.slice(0, count).map(({ key, vector }) => [key, unit(vector)]);
  for (let i = inserted.length; i < count; i++) {
    inserted.push(['phrase-' + i, phrase(words, random)]);
  }
  const asked = Array.from({ length: queries }, () => phrase(words, random));
  return {
    keys: inserted.map(([key]) => key),
    vectors: inserted.map(([, vector]) => rounded(vector)),
    queries: asked.map(rounded),
  };
}

/** The ten keys with the greatest cosine, nearest first. */
export function nearest(load, query) {
  const found = load.vectors.map((vector, i) => [dot(vector, query), i]);
  found.sort(([a, i], [b, j]) => b - a || i - j);
  return found.slice(0, TOP_K).map(([, i]) => load.keys[i]);
}

function phrase(words, random) {
  const sum = new Array(words[0].vector.length).fill(0);
  for (let i = 0; i < WORDS_OF_A_PHRASE; i++) {
    const { vector } = words[random.nextInt(words.length)];
    vector.forEach((component, at) => (sum[at] += component));
  }
  return unit(sum);
}

function unit(vector) {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((component) => component / length);
}

/** Five decimals, as the words have them. */
function rounded(vector) {
  return vector.map((component) => Math.round(component * 1e5) / 1e5);
}

export function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}
