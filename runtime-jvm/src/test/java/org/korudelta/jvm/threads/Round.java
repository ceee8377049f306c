package org.korudelta.jvm.threads;

import java.util.concurrent.atomic.AtomicInteger;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * What the clients of a round share.
 *
 * @param database what they work on
 * @param tickets numbers that nobody else has, for moments and for values
 * @param seed of what they do
 * @param ending whether the first of them closes the database when its half is done
 */
record Round(BlockingKoruDelta database, AtomicInteger tickets, long seed, boolean ending) {
  /** How many operations a client does. */
  static final int OPERATIONS = 40;

  int ticket() {
    return tickets.incrementAndGet();
  }

  /** Whether {@code client} closes the database before its operation {@code index}. */
  boolean isClosedBy(int client, int index) {
    return ending && client == 0 && index == OPERATIONS / 2;
  }
}
