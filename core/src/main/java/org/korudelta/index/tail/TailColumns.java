package org.korudelta.index.tail;

import org.korudelta.bytes.ArrayCopy;
import org.korudelta.causal.Operation;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;
import org.korudelta.log.LogPlace;

/**
 * What the tail keeps of each version, in commit order, a column for each field.
 *
 * <p>Threading: as {@link TailKey}; growing makes another object, of which the readers of this one
 * know nothing.
 */
final class TailColumns {
  private static final int OPERATION_BITS = 2;
  private static final int OPERATION_MASK = 3;
  private static final Operation[] OPERATIONS = {Operation.PUT, Operation.EMBED, Operation.DELETE};

  private final long[] nanos;
  private final long[] codes;
  private final int[] kinds;
  private final int[] segments;
  private final int[] offsets;

  TailColumns(int capacity) {
    this.nanos = new long[capacity];
    this.codes = new long[capacity];
    this.kinds = new int[capacity];
    this.segments = new int[capacity];
    this.offsets = new int[capacity];
  }

  /** Whole before anybody sees it: its fields are final. */
  private TailColumns(TailColumns smaller) {
    int larger = 2 * smaller.capacity();
    this.nanos = ArrayCopy.of(smaller.nanos, larger);
    this.codes = ArrayCopy.of(smaller.codes, larger);
    this.kinds = ArrayCopy.of(smaller.kinds, larger);
    this.segments = ArrayCopy.of(smaller.segments, larger);
    this.offsets = ArrayCopy.of(smaller.offsets, larger);
  }

  int capacity() {
    return nanos.length;
  }

  TailColumns grown() {
    return new TailColumns(this);
  }

  void set(int position, Posting posting, long code) {
    nanos[position] = posting.nanos();
    codes[position] = code;
    kinds[position] =
        posting.address().ordinal() << OPERATION_BITS | posting.operation().code() - 1;
  }

  void place(int position, LogPlace place) {
    segments[position] = place.segment();
    offsets[position] = (int) place.offset();
  }

  long nanos(int position) {
    return nanos[position];
  }

  /** The first eight bytes of the id. */
  long code(int position) {
    return codes[position];
  }

  int ordinal(int position) {
    return kinds[position] >>> OPERATION_BITS;
  }

  Operation operation(int position) {
    return OPERATIONS[kinds[position] & OPERATION_MASK];
  }

  Address address(int position) {
    return new Address(nanos[position], ordinal(position));
  }

  Posting posting(int position) {
    return new Posting(address(position), operation(position));
  }

  /** A segment holds less than 2³¹ bytes. */
  LogPlace place(int position) {
    return new LogPlace(segments[position], offsets[position]);
  }

  /** How many of the first {@code length} versions are not after {@code wanted}. */
  int lengthAt(long wanted, int length) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos[middle] <= wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
