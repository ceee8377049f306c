package org.korudelta.browser.bench;

import org.korudelta.runtime.Promise;

/** One operation that is measured. */
@FunctionalInterface
interface WebWork {
  /**
   * Does the operation {@code count} times.
   *
   * @return how often it was seen to be done: {@code count}, unless something was lost
   */
  Promise<Integer> run(int count);
}
