package org.korudelta.transfer.stream;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.ErasureRecord;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.hash.Digest;
import org.korudelta.text.Timestamp;
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/** Two commits with one of everything that a version can say. */
final class SampleHistory {
  static final VersionIds IDS = new VersionIds(Digest.portable());
  static final long FIRST_NANOS = 1_767_225_600_000_000_000L;
  static final long SECOND_NANOS = FIRST_NANOS + 1;

  private SampleHistory() {}

  static List<List<VersionRecord>> commits() {
    return List.of(first(), second());
  }

  static List<VersionRecord> first() {
    byte[] vector = EmbeddingFormat.encode(Embedding.of("m", new float[] {0.5f, -1}));
    return List.of(
        version("a", Operation.PUT, Utf8.encode("{\"n\":1}"), FIRST_NANOS, 0),
        version("é", Operation.EMBED, vector, FIRST_NANOS, 1));
  }

  static List<VersionRecord> second() {
    VersionRecord deleted = first().get(0);
    VersionRecord cause = first().get(1);
    VersionRecord delete = version("a", Operation.DELETE, new byte[0], SECOND_NANOS, 0);
    return List.of(
        named(
            new VersionRecord(
                delete.id(),
                Optional.of(deleted.id()),
                List.of(cause.id()),
                delete.namespace(),
                delete.key(),
                delete.operation(),
                delete.contentId(),
                delete.content(),
                delete.timestampNanos(),
                0,
                VersionRecord.NEVER,
                0,
                Utf8.encode("{\"by\":\"eve\"}"),
                delete.salt())));
  }

  /** A history in which a value was erased, and one is beyond its retention. */
  static List<List<VersionRecord>> forgetful() {
    VersionRecord kept = next(first().get(1), SECOND_NANOS, "2");
    VersionRecord said = record("a", FIRST_NANOS, SECOND_NANOS + 1);
    return List.of(
        List.of(
            taken(first().get(0), Wiping.ERASED),
            taken(first().get(1), Wiping.retired(SECOND_NANOS))),
        List.of(kept),
        List.of(said));
  }

  /** A version of the key of {@code before} that replaces it. */
  static VersionRecord next(VersionRecord before, long nanos, String json) {
    VersionRecord plain = version(before.key(), Operation.PUT, Utf8.encode(json), nanos, 0);
    return named(plain.restingOn(Optional.of(before.id()), List.of(), 0));
  }

  /** A record that the values of {@code key} were erased. */
  static VersionRecord record(String key, long throughNanos, long nanos) {
    String name = Timestamp.ofEpochNanos(throughNanos).toString();
    byte[] said =
        Utf8.encode("{\"key\":\"" + key + "\",\"namespace\":\"ns\",\"reason\":\"asked\"}");
    VersionRecord plain = version(name, Operation.PUT, said, nanos, 0);
    return named(
        new VersionRecord(
            plain.id(),
            Optional.empty(),
            List.of(),
            ErasureRecord.NAMESPACE,
            plain.key(),
            plain.operation(),
            plain.contentId(),
            plain.content(),
            nanos,
            0,
            VersionRecord.NEVER,
            0,
            plain.metadata(),
            plain.salt()));
  }

  /** {@code version} without what was taken of it. */
  static VersionRecord taken(VersionRecord version, Wiping why) {
    return taken(version, why.bytes(), new byte[0]);
  }

  /**
   * As {@link #taken(VersionRecord, Wiping)}, with another reason, and what is there all the same.
   */
  static VersionRecord taken(VersionRecord version, byte[] reason, byte[] content) {
    return new VersionRecord(
        version.id(),
        version.parent(),
        version.causes(),
        version.namespace(),
        version.key(),
        version.operation(),
        ContentId.of(new byte[ContentId.BYTES]),
        content,
        version.timestampNanos(),
        version.ordinal(),
        VersionRecord.NEVER,
        0,
        new byte[0],
        reason);
  }

  /** A version without parent, causes and metadata. */
  static VersionRecord version(
      String key, Operation operation, byte[] content, long nanos, int ordinal) {
    byte[] salt = new byte[VersionRecord.SALT_BYTES];
    salt[0] = (byte) (ordinal + 1);
    return named(
        new VersionRecord(
            VersionId.of(new byte[VersionId.BYTES]),
            Optional.empty(),
            List.of(),
            "ns",
            key,
            operation,
            IDS.contentId(operation, content),
            content,
            nanos,
            ordinal,
            VersionRecord.NEVER,
            0,
            new byte[0],
            salt));
  }

  static VersionRecord named(VersionRecord version) {
    return version.withId(IDS.versionId(version));
  }
}
