package org.korudelta.jvm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.host.ChannelBuffer;

/**
 * The items of a channel in a ring, for many senders and many receivers at once: while nobody holds
 * the buffer, one exchange of a counter sends or receives. A bounded queue of Vyukov's kind, whose
 * counters say whether it is held, and whose ring starts small and doubles.
 *
 * <p>Holds as many items as its capacity says, but never more than 2^30.
 *
 * <p>Threading: as {@link ChannelBuffer} says. A holder waits for those who have exchanged a
 * counter and not yet written their slot: a moment, unless their thread lost its processor just
 * then.
 *
 * @param <T> the items' type
 */
final class RingBuffer<T> implements ChannelBuffer<T> {
  /*
   * Two counters, head and tail, are the numbers of the oldest item and of the next one; each
   * stands in a word with the bit HELD below it. An item's slot is its number, masked.
   *
   *             slots   [ - | - | c | d | e | - | - | - ]
   *                               ^head       ^tail
   *
   *   offer: sees room and an empty slot at the tail, exchanges the tail, writes the slot
   *   poll:  sees an item at the head, exchanges the head, empties the slot
   *   hold:  sets HELD in both words, so that every exchange from then on fails
   *
   * Invariants:
   *  - who has exchanged the tail from n to n + 1, and nobody else, writes slot n; the same for the
   *    head and emptying. A word is exchanged by anybody while free, written by the holder while
   *    HELD.
   *  - head <= tail <= head + min(capacity, slots)
   *  - numbers only grow. Growing the ring gives the items new numbers, beyond all that were ever a
   *    head or a tail: who looked at the old ring cannot exchange any more.
   *  - a slot is looked at before the exchange. The head that was seen to have passed n - slots was
   *    moved by one who had seen that item, so an empty slot n was emptied since, and an item in
   *    slot n below the tail is number n. So nobody waits for anybody on the way without a lock,
   *    but answers that only a holder can.
   *  - between the exchange of the tail and the write the slot is empty, between the exchange of
   *    the head and the emptying it is not: that is how a holder sees whom to wait for.
   *
   * An item counts from the exchange of the tail on. So what was offered before hold is there for
   * the holder, who waits for its write, and there is no state in which it is neither refused nor
   * found. Knowledge of the other counter is kept beside one's own, since it is on another line of
   * the processor's cache; it may be old, never ahead.
   */
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  private static final long HELD = 1;
  private static final long NUMBER_ONE = 2;
  private static final int SLOTS_AT_FIRST = 16;
  private static final int SLOTS_MAX = 1 << 30;

  /** Places of the words: each pair with 120 bytes of nothing around it. */
  private static final int TAIL = 15;

  private static final int KNOWN_HEAD = 16;
  private static final int HEAD = 32;
  private static final int KNOWN_TAIL = 33;
  private static final int WORD_COUNT = 49;

  private final int capacity;
  private final long[] words = new long[WORD_COUNT];
  private volatile @Nullable Object[] slots;

  RingBuffer(int capacity) {
    this(capacity, SLOTS_AT_FIRST);
  }

  /** A ring that starts with {@code slotsAtFirst} slots, a power of two, or fewer. */
  RingBuffer(int capacity, int slotsAtFirst) {
    this.capacity = Math.min(capacity, SLOTS_MAX);
    this.slots = new Object[Math.min(slotsAtFirst, RingSlots.powerOfTwoFrom(this.capacity))];
  }

  // Without a lock

  @Override
  public boolean offer(T item) {
    while (true) {
      long tail = word(TAIL);
      @Nullable Object[] ring = slots;
      if (held(tail) || !room(tail, ring.length) || RingSlots.read(ring, number(tail)) != null) {
        return false;
      }
      if (WORDS.compareAndSet(words, TAIL, tail, tail + NUMBER_ONE)) {
        RingSlots.write(ring, number(tail), item);
        return true;
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable T poll() {
    while (true) {
      long head = word(HEAD);
      @Nullable Object[] ring = slots;
      Object item = held(head) || !filled(head) ? null : RingSlots.read(ring, number(head));
      if (item == null) {
        return null;
      }
      if (WORDS.compareAndSet(words, HEAD, head, head + NUMBER_ONE)) {
        RingSlots.write(ring, number(head), null);
        return (T) item;
      }
    }
  }

  private boolean room(long tail, int slotCount) {
    long most = number(tail) - Math.min(capacity, slotCount);
    return most < word(KNOWN_HEAD) || most < learn(HEAD, KNOWN_HEAD);
  }

  private boolean filled(long head) {
    return number(head) < word(KNOWN_TAIL) || number(head) < learn(TAIL, KNOWN_TAIL);
  }

  private long learn(int counter, int known) {
    long number = number(word(counter));
    WORDS.setRelease(words, known, number);
    return number;
  }

  // By the holder

  @Override
  public void hold() {
    WORDS.getAndBitwiseOr(words, TAIL, HELD);
    WORDS.getAndBitwiseOr(words, HEAD, HELD);
  }

  @Override
  public void release() {
    WORDS.setRelease(words, HEAD, word(HEAD) & ~HELD);
    WORDS.setRelease(words, TAIL, word(TAIL) & ~HELD);
  }

  @Override
  public boolean add(T item) {
    long count = number(word(TAIL)) - number(word(HEAD));
    if (count == capacity) {
      return false;
    }
    if (count == slots.length) {
      grow();
    }
    long tail = word(TAIL);
    RingSlots.awaitEmpty(slots, number(tail));
    RingSlots.write(slots, number(tail), item);
    WORDS.setRelease(words, TAIL, tail + NUMBER_ONE);
    return true;
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable T take() {
    long head = word(HEAD);
    if (head == word(TAIL)) {
      return null;
    }
    Object item = RingSlots.awaitItem(slots, number(head));
    RingSlots.write(slots, number(head), null);
    WORDS.setRelease(words, HEAD, head + NUMBER_ONE);
    return (T) item;
  }

  /** Doubles a full ring, in which nobody is left who has still to empty a slot. */
  private void grow() {
    @Nullable Object[] old = slots;
    @Nullable Object[] larger = new Object[old.length * 2];
    long from = number(word(HEAD));
    long to = number(word(TAIL)) + 1;
    for (int i = 0; i < old.length; i++) {
      RingSlots.write(larger, to + i, RingSlots.awaitItem(old, from + i));
    }
    slots = larger;
    WORDS.setRelease(words, TAIL, ((to + old.length) << 1) | HELD);
    WORDS.setRelease(words, HEAD, (to << 1) | HELD);
  }

  // Words

  private long word(int place) {
    return (long) WORDS.getAcquire(words, place);
  }

  private static boolean held(long word) {
    return (word & HELD) != 0;
  }

  private static long number(long word) {
    return word >> 1;
  }
}
