package org.korudelta.benchmarks.runtime;

/**
 * How many send to how many, and how much room is between them. The items of a run are shared out
 * equally: their number is a multiple of both.
 */
record Lanes(int senders, int receivers, int capacity) {
  static final Lanes ONE_TO_ONE = new Lanes(1, 1, 1_024);
  static final Lanes MANY_TO_ONE = new Lanes(4, 1, 1_024);
  static final Lanes MANY_TO_MANY = new Lanes(4, 4, 1_024);
  static final Lanes FULL = new Lanes(1, 1, 1);
}
