package org.korudelta.jvm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How much work one thread has given and how much it has done, by epoch: 0 or 1. See {@link
 * Barriers}.
 *
 * <p>Threading: one writer; anybody reads.
 */
final class Tally {
  private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int GIVEN = 0;
  private static final int DONE = 2;

  private final long[] counts = new long[4];

  void give(int epoch) {
    add(GIVEN + epoch, 1);
  }

  void finish(int epoch) {
    add(DONE + epoch, 1);
  }

  /** Adds what another has counted, which counts no more. */
  void addAll(Tally other) {
    for (int i = 0; i < counts.length; i++) {
      add(i, other.counts[i]);
    }
  }

  long given(int epoch) {
    return (long) COUNTS.getAcquire(counts, GIVEN + epoch);
  }

  long done(int epoch) {
    return (long) COUNTS.getAcquire(counts, DONE + epoch);
  }

  private void add(int index, long more) {
    COUNTS.setRelease(counts, index, counts[index] + more);
  }
}
