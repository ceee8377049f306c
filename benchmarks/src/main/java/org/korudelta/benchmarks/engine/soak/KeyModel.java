package org.korudelta.benchmarks.engine.soak;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one key must answer: how many versions it has, and of the last {@value #REMEMBERED} the
 * document's hash and the time.
 *
 * <p>Threading: one thread writes, any number check. A version is remembered before it is written
 * and counted as done after, so an answer is right when it is one of those between.
 */
final class KeyModel {
  static final int REMEMBERED = 16;

  private final int[] hashes = new int[REMEMBERED];
  private final long[] times = new long[REMEMBERED];
  private volatile int begun;
  private volatile int done;

  /** A version that was there when a reader asked. */
  record Past(int index, long atNanos, int hash) {}

  void begin(byte[] document) {
    int index = begun;
    hashes[index % REMEMBERED] = Arrays.hashCode(document);
    begun = index + 1;
  }

  void end(long atNanos) {
    int index = done;
    times[index % REMEMBERED] = atNanos;
    done = index + 1;
  }

  /** Versions that are there for sure; to be asked before a read. */
  int done() {
    return done;
  }

  /**
   * Whether a read that began when {@code before} versions were done may give {@code document} as
   * the current one; also true when so much was written meanwhile that nobody can tell.
   */
  boolean mayBeCurrent(int before, byte @Nullable [] document) {
    int after = begun;
    if (document == null) {
      return before == 0;
    }
    int hash = Arrays.hashCode(document);
    for (int version = Math.max(before, 1); version <= after; version++) {
      if (hashes[(version - 1) % REMEMBERED] == hash) {
        return true;
      }
    }
    return forgotten(Math.max(before - 1, 0));
  }

  /** The remembered version that {@code choice} picks; empty when there is none. */
  @Nullable Past past(int choice) {
    int count = done;
    // Half of what is remembered: the other half may be overwritten before it was asked for.
    int reach = Math.min(count, REMEMBERED / 2);
    if (reach == 0) {
      return null;
    }
    int index = count - 1 - Math.floorMod(choice, reach);
    Past past = new Past(index, times[index % REMEMBERED], hashes[index % REMEMBERED]);
    return forgotten(index) ? null : past;
  }

  /** Whether {@code past} is what a read as of its time gave. */
  static boolean was(Past past, byte @Nullable [] document) {
    return document != null && Arrays.hashCode(document) == past.hash();
  }

  private boolean forgotten(int index) {
    return begun - index >= REMEMBERED;
  }
}
