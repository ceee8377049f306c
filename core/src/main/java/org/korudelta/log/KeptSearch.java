package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;

/**
 * Finds one version in what was kept of packed blocks: it alone is put together, the others are
 * passed over. Threading: one user at a time.
 */
final class KeptSearch {
  private final RecordRestoration records;
  private final Address wanted;
  private @Nullable FoundVersion found;

  KeptSearch(RecordRestoration records, Address wanted) {
    this.records = records;
    this.wanted = wanted;
  }

  /** The version; null when it was in none of the blocks. */
  @Nullable FoundVersion found() {
    return found;
  }

  /** Looks in the next block; whether the version may be in the one after it. */
  boolean goesOnAfter(byte[] kept) {
    ByteSource source = new ByteSource(kept);
    while (source.hasMore()) {
      int kind = source.get();
      boolean further =
          switch (kind) {
            case SegmentSqueeze.AS_IT_IS -> skip(source);
            case SegmentSqueeze.GROUP -> group(source);
            case SegmentSqueeze.HEAD -> head(source);
            case SegmentSqueeze.REST -> rest(source);
            default -> throw SegmentSqueeze.unknown(kind);
          };
      if (!further) {
        return false;
      }
    }
    return true;
  }

  private static boolean skip(ByteSource source) {
    source.skip(source.getVarint());
    return true;
  }

  private boolean group(ByteSource source) {
    GroupHeader header = GroupFormat.decodeWithoutChecksums(source);
    return records(source, new Address(header.timestampNanos(), 0), header.recordCount());
  }

  private boolean head(ByteSource source) {
    GroupHeader header = GroupFormat.decodeWithoutChecksums(source);
    source.skip(Integer.BYTES);
    return records(source, new Address(header.timestampNanos(), 0), source.getVarint());
  }

  private boolean rest(ByteSource source) {
    Address first = new Address(source.getLong(), source.getVarint());
    return records(source, first, source.getVarint());
  }

  /** Looks among the {@code count} records from {@code first} on; whether to look further. */
  private boolean records(ByteSource source, Address first, int count) {
    if (first.ordinal() < 0 || count < 0) {
      throw new KoruException.Corruption(
          "packed frame: ordinal=" + first.ordinal() + " records=" + count);
    }
    if (first.compareTo(wanted) > 0) {
      return false;
    }
    int before = before(first, count);
    for (int i = 0; i < before; i++) {
      RecordRestoration.skip(source);
    }
    if (before < count) {
      found = records.version(source, wanted);
    }
    return found == null;
  }

  /** How many of the {@code count} records from {@code first} on come before the wanted one. */
  private int before(Address first, int count) {
    return first.nanos() == wanted.nanos()
        ? Math.min(count, wanted.ordinal() - first.ordinal())
        : count;
  }
}
