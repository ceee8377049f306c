package org.korudelta.benchmarks.runtime;

/** One operation of one peer: what every side of a comparison stands behind. */
interface Work extends Opened {
  /**
   * Does the operation {@code count} times and returns when all is done.
   *
   * @return how often it was seen to be done: {@code count}, unless the peer lost something
   */
  long run(int count) throws Exception;
}
