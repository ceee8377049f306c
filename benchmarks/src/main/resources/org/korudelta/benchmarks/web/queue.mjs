// A bounded queue as one writes it over promises: whoever cannot go on gets a promise to wait for.

/** First in, first out; what is taken is let go of in bulk. */
class Fifo {
  #items = [];
  #head = 0;

  get size() {
    return this.#items.length - this.#head;
  }

  push(item) {
    this.#items.push(item);
  }

  shift() {
    const item = this.#items[this.#head];
    this.#items[this.#head++] = undefined;
    if (this.#head > 1_024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }
}

export class PromiseQueue {
  #capacity;
  #items = new Fifo();
  #takers = new Fifo();
  #putters = new Fifo();

  constructor(capacity) {
    this.#capacity = capacity;
  }

  /** Whether there was room, or somebody waiting. */
  tryPut(item) {
    if (this.#takers.size > 0) {
      this.#takers.shift()(item);
      return true;
    }
    if (this.#items.size < this.#capacity) {
      this.#items.push(item);
      return true;
    }
    return false;
  }

  /** Resolves once the item is in the queue or with a taker. */
  put(item) {
    return this.tryPut(item)
      ? Promise.resolve()
      : new Promise((resolve) => this.#putters.push({ item, resolve }));
  }

  /** An item, or undefined when there is none. */
  tryTake() {
    if (this.#items.size === 0) {
      return undefined;
    }
    const item = this.#items.shift();
    if (this.#putters.size > 0) {
      const putter = this.#putters.shift();
      this.#items.push(putter.item);
      putter.resolve();
    }
    return item;
  }

  /** Resolves to the next item. */
  take() {
    const item = this.tryTake();
    return item === undefined
      ? new Promise((resolve) => this.#takers.push(resolve))
      : Promise.resolve(item);
  }
}
