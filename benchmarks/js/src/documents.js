/**
 * JSON documents of about 190 bytes with the entropy of real ones, those of workload V in
 * engine/load/Documents.java: a file of somebody's with one of the real MIME types, a note in
 * English words at their real frequencies, a state, a size and a revision of 32 random bits.
 *
 * Equal seeds and keys in equal order give equal documents, here and in Java.
 */
import { SplittableRandom } from './random.js';
import { sampleLines } from './samples.js';

const WORDS_MIN = 3;
const WORDS_MORE = 5;
const STATES = ['published', 'published', 'in review', 'draft'];
const BYTES_MAX = 1 << 22;
const PLACES = 1 << 17;

export class Documents {
  #types = realTypes();
  #places = realWords();
  #random;

  constructor(seed) {
    this.#random = new SplittableRandom(seed);
  }

  /** The next version of the document of `key`; members in canonical order. */
  next(key) {
    const random = this.#random;
    const file = hashCode(key);
    const type = this.#typeOf(file);
    const bytes = random.nextInt(BYTES_MAX);
    const note = this.#words(random, WORDS_MIN + random.nextInt(WORDS_MORE));
    const owner = this.#words(new SplittableRandom(file), 2);
    const revision = (random.nextLong() >> 32n).toString(16);
    const state = STATES[random.nextInt(STATES.length)];
    return { bytes, known: type.known, note, owner, revision, state, type: type.name };
  }

  #typeOf(hash) {
    const place = Math.imul(hash, 0x9e3779b1) >>> 7;
    return this.#types[place % this.#types.length];
  }

  #words(random, count) {
    return Array.from({ length: count }, () => this.#places[random.nextInt(PLACES)]).join(' ');
  }
}

/** The MIME types of the world with what is known of each. */
function realTypes() {
  return sampleLines('mime-history.jsonl.gz')
    .filter((line) => line.includes('"op":"put"'))
    .map((line) => JSON.parse(line))
    .map((change) => ({ name: change.key, known: change.value }));
}

/** The 8,000 commonest English words, each in as many places as it is common. */
function realWords() {
  const byRank = sampleLines('words-8k.jsonl.gz').map(wordOf);
  const places = new Array(PLACES);
  const perPlace = Math.log(byRank.length + 1) / PLACES;
  let place = 0;
  byRank.forEach((word, rank) => {
    const end = Math.min(Math.ceil(Math.log(rank + 2) / perPlace), PLACES);
    places.fill(word, place, end);
    place = end;
  });
  return places;
}

function wordOf(line) {
  const from = '{"key":"'.length;
  return line.slice(from, line.indexOf('"', from));
}

/** As Java has it. */
function hashCode(text) {
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  }
  return hash;
}
