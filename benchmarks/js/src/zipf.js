/** Keys drawn by Zipf's law: the key of rank r in proportion to 1 / r^0.99, as in ZipfKeys.java. */
import { SplittableRandom } from './random.js';

const EXPONENT = 0.99;

/** `count` ranks from 0 up to and without `keys`, as popular keys are asked for. */
export function zipfRanks(keys, count, seed) {
  const random = new SplittableRandom(seed);
  const cumulative = cumulativeOf(keys);
  return Array.from({ length: count }, () => rankOf(random.nextDouble(), cumulative));
}

/** The names of `keys` keys by rank: popular ones are no neighbours. */
export function keysByRank(keys, seed) {
  const random = new SplittableRandom(seed + 1);
  const names = new Array(keys);
  for (let i = 0; i < keys; i++) {
    const swap = random.nextInt(i + 1);
    names[i] = names[swap];
    names[swap] = `file-${1_000_000 + i}`;
  }
  return names;
}

function cumulativeOf(keys) {
  const cumulative = new Float64Array(keys);
  let sum = 0;
  for (let rank = 1; rank <= keys; rank++) {
    sum += rank ** -EXPONENT;
    cumulative[rank - 1] = sum;
  }
  return cumulative;
}

function rankOf(draw, cumulative) {
  const point = draw * cumulative[cumulative.length - 1];
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] < point) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
