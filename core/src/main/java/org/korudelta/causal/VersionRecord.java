package org.korudelta.causal;

import java.util.List;
import java.util.Optional;

/**
 * One version as it is hashed and logged: every field of V4, the content as tagged canonical bytes.
 *
 * <p>Arrays are owned by the record: whoever makes it hands them over, nobody changes them.
 *
 * @param id SHA-256 over all the fields below
 * @param parent the version this one replaced
 * @param causes what its writer named as causes, sorted
 * @param namespace 1 to 256 UTF-8 bytes
 * @param key 1 to 1,024 UTF-8 bytes
 * @param operation what it did
 * @param contentId of tag and {@code content}; of an empty content for a tombstone
 * @param content canonical JSON, or the embedding layout; empty for a tombstone
 * @param timestampNanos the commit's time, epoch nanoseconds
 * @param ordinal place within the commit, from 0
 * @param expiresAtNanos epoch nanoseconds, or {@link #NEVER}
 * @param replicaId 0 for the one replica there is
 * @param metadata canonical JSON object, or empty
 * @param salt 16 random bytes
 */
public record VersionRecord(
    VersionId id,
    Optional<VersionId> parent,
    List<VersionId> causes,
    String namespace,
    String key,
    Operation operation,
    ContentId contentId,
    byte[] content,
    long timestampNanos,
    int ordinal,
    long expiresAtNanos,
    long replicaId,
    byte[] metadata,
    byte[] salt) {

  /** The expiry of what never expires. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Length of the salt in bytes. */
  public static final int SALT_BYTES = 16;

  private static final byte[] NOTHING = {};

  /** Whether its value was taken: then content, metadata, content id and salt are gone. */
  public boolean isWiped() {
    return contentId.isNone();
  }

  /** Why its value was taken; empty while it has it. */
  public Optional<Wiping> wiping() {
    return isWiped() ? Optional.of(Wiping.of(salt)) : Optional.empty();
  }

  /** Whether this is a tombstone. */
  public boolean tombstone() {
    return operation == Operation.DELETE;
  }

  /** These fields at another place of the commit. */
  public VersionRecord withOrdinal(int other) {
    return other == ordinal ? this : restingOn(parent, causes, other);
  }

  /** These fields with other links, at another place of the commit. */
  public VersionRecord restingOn(
      Optional<VersionId> otherParent, List<VersionId> otherCauses, int otherOrdinal) {
    return new VersionRecord(
        id,
        otherParent,
        otherCauses,
        namespace,
        key,
        operation,
        contentId,
        content,
        timestampNanos,
        otherOrdinal,
        expiresAtNanos,
        replicaId,
        metadata,
        salt);
  }

  /** These fields with the id of the content. */
  public VersionRecord withContentId(ContentId other) {
    return new VersionRecord(
        id,
        parent,
        causes,
        namespace,
        key,
        operation,
        other,
        content,
        timestampNanos,
        ordinal,
        expiresAtNanos,
        replicaId,
        metadata,
        salt);
  }

  /**
   * These fields without value, metadata, content id and salt, which were taken for {@code why}.
   */
  public VersionRecord wiped(Wiping why) {
    return new VersionRecord(
        id,
        parent,
        causes,
        namespace,
        key,
        operation,
        ContentId.NONE,
        NOTHING,
        timestampNanos,
        ordinal,
        expiresAtNanos,
        replicaId,
        NOTHING,
        why.bytes());
  }

  /** These fields under another id. */
  public VersionRecord withId(VersionId other) {
    return new VersionRecord(
        other,
        parent,
        causes,
        namespace,
        key,
        operation,
        contentId,
        content,
        timestampNanos,
        ordinal,
        expiresAtNanos,
        replicaId,
        metadata,
        salt);
  }
}
