package org.korudelta.index;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.text.Utf8;

/** Versions made up for tests of the index, which looks at few of their fields. */
final class Records {
  private Records() {}

  static VersionRecord at(long nanos, VersionId id) {
    return of("k", nanos, id);
  }

  static VersionRecord of(String key, long nanos, VersionId id) {
    return new VersionRecord(
        id,
        Optional.empty(),
        List.of(),
        "ns",
        key,
        Operation.PUT,
        ContentId.of(Utf8.encode("0123456789abcdef0123456789abcdef")),
        new byte[0],
        nanos,
        0,
        VersionRecord.NEVER,
        0,
        new byte[0],
        new byte[VersionRecord.SALT_BYTES]);
  }

  /** An id that begins with {@code digits} and goes on with zeros. */
  static VersionId id(String digits) {
    return VersionId.parse(digits + "0".repeat(2 * VersionId.BYTES - digits.length()));
  }
}
