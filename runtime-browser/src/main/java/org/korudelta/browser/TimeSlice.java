package org.korudelta.browser;

/**
 * How much ready work may run before the platform gets a macrotask (R12), and how many pieces of it
 * between two looks at the clock.
 *
 * <p>What is counted is work, over all turns since the last macrotask: a page that awaits one quick
 * answer after another in microtasks is interrupted too, and one that rests uses nothing up. At the
 * edge clocks stand still while code runs; there the looks at the clock are counted.
 */
final class TimeSlice {
  /*
   * A look at the clock costs more than a small piece of work, so a batch doubles while batches are
   * short and falls back to one piece as soon as one is not.
   */

  /** Milliseconds of work before the platform gets its turn. */
  static final double MILLIS = 8;

  /** Looks at a clock that stands still, before the platform gets its turn. */
  static final int LOOKS_MAX = 512;

  private static final double SHORT_MILLIS = 0.5;
  private static final int BATCH_MAX = 64;

  private double lookedMillis;
  private double usedMillis;
  private int looks;
  private int batch = 1;

  /** Starts counting at {@code nowMillis}. */
  void enter(double nowMillis) {
    lookedMillis = nowMillis;
  }

  /** Starts counting anew at {@code nowMillis}, after a while of which nothing is known. */
  void resume(double nowMillis) {
    lookedMillis = nowMillis;
    batch = 1;
  }

  /** How long ago the last look at the clock was. */
  double sinceLook(double nowMillis) {
    return nowMillis - lookedMillis;
  }

  /** A batch has ended at {@code nowMillis}. */
  void spend(double nowMillis) {
    double batchMillis = nowMillis - lookedMillis;
    lookedMillis = nowMillis;
    usedMillis += batchMillis;
    looks++;
    batch = batchMillis < SHORT_MILLIS ? Math.min(BATCH_MAX, batch * 2) : 1;
  }

  /** How many pieces of work may run before the next look at the clock, at least 1. */
  int batch() {
    return batch;
  }

  /** Whether the platform is due its turn. */
  boolean usedUp() {
    return usedMillis >= MILLIS || (usedMillis == 0 && looks >= LOOKS_MAX);
  }

  /** The platform had its turn. */
  void renew() {
    usedMillis = 0;
    looks = 0;
  }
}
