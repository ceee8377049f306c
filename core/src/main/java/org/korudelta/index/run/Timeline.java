package org.korudelta.index.run;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.log.Address;

/**
 * The postings of one key up to a time, in twelve bytes each.
 *
 * <p>Threading: immutable.
 */
public final class Timeline {
  /** No posting is known, of no time. */
  public static final Timeline UNKNOWN =
      new Timeline(new long[0], new int[0], new Range(Long.MIN_VALUE, 0));

  /** There is more than is worth keeping. */
  public static final Timeline TOO_LONG =
      new Timeline(new long[0], new int[0], new Range(Long.MIN_VALUE, 0));

  private static final int POSTING_BYTES = Long.BYTES + Integer.BYTES;
  private static final int OVERHEAD_BYTES = 96;
  private static final int OPERATION_BITS = 2;
  private static final Operation[] OPERATIONS = operations();

  private final long[] nanos;
  private final int[] codes;
  private final Range range;

  /** How many postings, which are all up to {@code untilNanos}. */
  private record Range(long untilNanos, int length) {}

  private Timeline(long[] nanos, int[] codes, Range range) {
    this.nanos = nanos;
    this.codes = codes;
    this.range = range;
  }

  private static Operation[] operations() {
    Operation[] byCode = new Operation[1 << OPERATION_BITS];
    for (Operation operation : Operation.values()) {
      byCode[operation.code()] = operation;
    }
    return byCode;
  }

  /** This, and the postings {@code further} up to {@code untilNanos}, which are later. */
  public Timeline with(List<Posting> further, long untilNanos) {
    int length = range.length + further.size();
    long[] allNanos = Arrays.copyOf(nanos, length);
    int[] allCodes = Arrays.copyOf(codes, length);
    for (int i = 0; i < further.size(); i++) {
      Posting posting = further.get(i);
      allNanos[range.length + i] = posting.nanos();
      allCodes[range.length + i] =
          posting.address().ordinal() << OPERATION_BITS | posting.operation().code();
    }
    return new Timeline(allNanos, allCodes, new Range(untilNanos, length));
  }

  /** Up to when it has all postings, epoch nanoseconds. */
  public long untilNanos() {
    return range.untilNanos;
  }

  /** How many postings there are. */
  public int length() {
    return range.length;
  }

  /** The last posting that is not after {@code at}, or null. */
  public @Nullable Posting last(long at) {
    int count = lengthAt(at);
    return count == 0 ? null : posting(count - 1);
  }

  /** Offers {@code page} the postings that are not after {@code at}. */
  public void history(long at, PostingPage page) {
    int count = lengthAt(at);
    for (int i = 0; i < count && !page.isFull(); i++) {
      page.add(posting(i));
    }
  }

  private int lengthAt(long at) {
    int found = Arrays.binarySearch(nanos, at);
    return found < 0 ? -found - 1 : found + 1;
  }

  private Posting posting(int index) {
    int code = codes[index];
    return new Posting(
        new Address(nanos[index], code >>> OPERATION_BITS),
        OPERATIONS[code & (1 << OPERATION_BITS) - 1]);
  }

  /** How much memory it takes. */
  public long bytes() {
    return OVERHEAD_BYTES + (long) POSTING_BYTES * range.length;
  }
}
