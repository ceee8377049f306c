package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.Operation;
import org.korudelta.error.KoruException;
import org.korudelta.log.Address;

/**
 * Some successive versions of one key as the value of one entry.
 *
 * <pre>
 *   how many, varint
 *   for each   nanoseconds since the one before, varint; not for the first, whose time is in the key
 *              ordinal times 4 plus the code of the operation, varint
 * </pre>
 */
final class PostingList {
  /** How many one entry holds at most. */
  static final int POSTINGS_MAX = 64;

  private static final Operation[] OPERATIONS = Operation.values();

  private PostingList() {}

  static byte[] encode(List<Posting> postings) {
    ByteSink sink = new ByteSink(8 * postings.size());
    sink.putVarint(postings.size());
    long before = postings.get(0).nanos();
    for (int i = 0; i < postings.size(); i++) {
      Posting posting = postings.get(i);
      if (i > 0) {
        sink.putVarlong(posting.nanos() - before);
      }
      before = posting.nanos();
      sink.putVarint(posting.address().ordinal() << 2 | posting.operation().code());
    }
    return sink.copy();
  }

  static List<Posting> decode(long firstNanos, ByteSource source) {
    int count = source.getVarint();
    List<Posting> postings = new ArrayList<>(Math.min(count, POSTINGS_MAX));
    long nanos = firstNanos;
    for (int i = 0; i < count; i++) {
      nanos += i == 0 ? 0 : source.getVarlong();
      postings.add(posting(nanos, source.getVarint()));
    }
    return postings;
  }

  /** The last of them that is not after {@code nanos}; null when all are later. */
  static @Nullable Posting last(long firstNanos, ByteSource source, long nanos) {
    int count = source.getVarint();
    long at = firstNanos;
    int code = -1;
    long found = firstNanos;
    for (int i = 0; i < count; i++) {
      at += i == 0 ? 0 : source.getVarlong();
      int next = source.getVarint();
      if (at > nanos) {
        break;
      }
      found = at;
      code = next;
    }
    return code < 0 ? null : posting(found, code);
  }

  private static Posting posting(long nanos, int code) {
    return new Posting(new Address(nanos, code >>> 2), operation(code & 3));
  }

  private static Operation operation(int code) {
    for (Operation operation : OPERATIONS) {
      if (operation.code() == code) {
        return operation;
      }
    }
    throw new KoruException.Corruption("operation in index: code=" + code);
  }
}
