import { badRequest } from './error.js';
import { callable, wholeNumber } from './arguments.js';

const RANDOM_BOUND = 2 ** 30;

/**
 * A stream of choices. Zero is the simplest choice everywhere; labels say to the reader of a
 * failure what was decided, and tie a recorded choice to its question when the program changes.
 */
export class Choices {
  #run;
  #stream;

  constructor(run, stream) {
    this.#run = run;
    this.#stream = stream;
  }

  /** A whole number from 0 up to but without `bound`. */
  int(bound, label = 'int') {
    return this.#run.draw(this.#stream, wholeNumber('bound', bound, 1), String(label));
  }

  /** True once in `n` times; the simplest is false. */
  oneIn(n, label = 'oneIn') {
    return this.#run.oneIn(this.#stream, wholeNumber('n', n, 1), String(label));
  }

  /** Whether there is one more, about `mean` times before there is none. */
  more(mean, label = 'more') {
    return this.#run.more(this.#stream, wholeNumber('mean', mean, 0), String(label));
  }

  /** One of the items; the simplest is the first. */
  pick(items, label = 'pick') {
    if (!Array.isArray(items) || items.length === 0) {
      throw badRequest(`nothing to pick from: label=${label}`);
    }
    return items[this.int(items.length, label)];
  }

  /** The items in some order; the simplest is the one given. */
  shuffle(items, label = 'shuffle') {
    const rest = [...items];
    const shuffled = [];
    while (rest.length > 0) {
      shuffled.push(...rest.splice(this.int(rest.length, label), 1));
    }
    return shuffled;
  }

  /** A number from 0 up to but without 1, as `Math.random` gives. */
  random(label = 'random') {
    return this.int(RANDOM_BOUND, label) / RANDOM_BOUND;
  }

  /** Choices that `decide`, which is not async, makes belong together: they are left out as one. */
  group(decide) {
    callable('decide', decide);
    this.#run.begin(this.#stream);
    try {
      return decide();
    } finally {
      this.#run.end(this.#stream);
    }
  }
}
