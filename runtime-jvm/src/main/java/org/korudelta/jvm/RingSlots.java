package org.korudelta.jvm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a {@link RingBuffer}: an array, a power of two long, in which item number n is at n
 * masked. What was written before a slot is seen by whoever sees it written.
 *
 * <p>Threading: safe from any thread. Waiting does not sleep: what is waited for is one write.
 */
final class RingSlots {
  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final int SPINS = 100;

  private RingSlots() {}

  /** As many slots as hold {@code least}, at least 1 and at most 2^30. */
  static int powerOfTwoFrom(int least) {
    return least == 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
  }

  static @Nullable Object read(@Nullable Object[] slots, long number) {
    return (Object) SLOTS.getAcquire(slots, place(slots, number));
  }

  static void write(@Nullable Object[] slots, long number, @Nullable Object item) {
    SLOTS.setRelease(slots, place(slots, number), item);
  }

  private static int place(@Nullable Object[] slots, long number) {
    return (int) number & (slots.length - 1);
  }

  /** Waits for the item of a sender that has claimed the slot. */
  static Object awaitItem(@Nullable Object[] slots, long number) {
    Object item = read(slots, number);
    for (int spins = 0; item == null; spins++) {
      pause(spins);
      item = read(slots, number);
    }
    return item;
  }

  /** Waits until a receiver that has claimed the item has emptied the slot. */
  static void awaitEmpty(@Nullable Object[] slots, long number) {
    for (int spins = 0; read(slots, number) != null; spins++) {
      pause(spins);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // Whoever is waited for may need this very processor.
  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }
}
