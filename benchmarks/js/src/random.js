/**
 * Java's SplittableRandom, number for number: equal seeds give equal loads in both languages.
 * Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
 */
const GAMMA = 0x9e3779b97f4a7c15n;

export class SplittableRandom {
  #seed;

  /** @param {number | bigint} seed a whole number */
  constructor(seed) {
    this.#seed = BigInt.asUintN(64, BigInt(seed));
  }

  #next() {
    this.#seed = BigInt.asUintN(64, this.#seed + GAMMA);
    return this.#seed;
  }

  /** The next 64 bits, without a sign. */
  nextLong() {
    let z = this.#next();
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  }

  #bits() {
    let z = this.#next();
    z = BigInt.asUintN(64, (z ^ (z >> 33n)) * 0x62a9d9ed799705f5n);
    z = BigInt.asUintN(64, (z ^ (z >> 28n)) * 0xcb24d0a5c88c35b3n);
    return Number(z >> 32n) | 0;
  }

  /** From 0 up to and without `bound`. */
  nextInt(bound) {
    const most = bound - 1;
    let bits = this.#bits();
    if ((bound & most) === 0) {
      return bits & most;
    }
    let drawn = (bits >>> 1) % bound;
    while ((bits >>> 1) + most - drawn > 0x7fffffff) {
      bits = this.#bits();
      drawn = (bits >>> 1) % bound;
    }
    return drawn;
  }

  /** From 0 up to and without 1. */
  nextDouble() {
    return Number(this.nextLong() >> 11n) * 2 ** -53;
  }
}
