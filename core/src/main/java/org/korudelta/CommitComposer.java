package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Entropy;

/**
 * Makes the versions of a commit: checks what the writes expect of those they follow, links each to
 * the version it replaces, and names it.
 *
 * <p>Threading: for the one writer.
 */
final class CommitComposer {
  private static final long REPLICA = 0;
  private static final VersionId UNNAMED = VersionId.of(new byte[VersionId.BYTES]);

  private final VersionIds ids;
  private final Entropy salts;

  CommitComposer(VersionIds ids, Entropy salts) {
    this.ids = ids;
    this.salts = salts;
  }

  /**
   * The versions that {@code writes} become at {@code nanos}, resting on {@code basis}.
   *
   * @throws KoruException.BadRequest when a key comes twice
   * @throws KoruException.Conflict when an expectation is not met
   * @throws KoruException.NotFound when a cause is unknown, or a deleted key has no value
   */
  ComposedCommit compose(Basis basis, List<PreparedWrite> writes, long nanos) {
    requireKeysOnce(writes);
    List<VersionRecord> versions = new ArrayList<>(writes.size());
    Set<Integer> revivals = Set.of();
    for (PreparedWrite write : writes) {
      VersionRecord newest = basis.newest(write.name());
      Place place = new Place(nanos, versions.size());
      if (newest != null && newest.tombstone()) {
        revivals = revivals.isEmpty() ? new HashSet<>() : revivals;
        revivals.add(place.ordinal());
      }
      versions.add(compose(basis, newest, write, place));
    }
    return new ComposedCommit(versions, revivals);
  }

  /** When, and where within the commit. */
  private record Place(long nanos, int ordinal) {}

  private static void requireKeysOnce(List<PreparedWrite> writes) {
    if (writes.size() == 1) {
      return;
    }
    Set<KeyName> seen = new HashSet<>(2 * writes.size());
    for (PreparedWrite write : writes) {
      if (!seen.add(write.name())) {
        throw new KoruException.BadRequest("key twice in one commit: " + name(write));
      }
    }
  }

  private VersionRecord compose(
      Basis basis, @Nullable VersionRecord newest, PreparedWrite write, Place place) {
    requireExpected(write, newest);
    requireSomethingToDelete(write, newest);
    requireKnownCauses(basis, write);
    VersionRecord version = unnamed(write, newest, place);
    return version.withId(ids.versionId(version));
  }

  private static void requireExpected(PreparedWrite write, @Nullable VersionRecord newest) {
    Expected expected = write.expected();
    if (expected instanceof Expected.Exactly exactly) {
      if (newest == null || !newest.id().equals(exactly.id())) {
        throw conflict(write, exactly.id().hex(), newest);
      }
    } else if (expected instanceof Expected.Absent && newest != null && !newest.tombstone()) {
      throw conflict(write, "absent", newest);
    }
  }

  private static KoruException conflict(
      PreparedWrite write, String expected, @Nullable VersionRecord newest) {
    String current = newest == null ? "absent" : newest.id().hex();
    return new KoruException.Conflict(
        "not the current version: "
            + name(write)
            + " expected="
            + expected
            + " current="
            + current
            + (newest != null && newest.tombstone() ? " (deleted)" : ""));
  }

  private static void requireSomethingToDelete(
      PreparedWrite write, @Nullable VersionRecord newest) {
    boolean deletes = write.operation() == Operation.DELETE;
    if (deletes && (newest == null || newest.tombstone())) {
      throw new KoruException.NotFound("nothing to delete: " + name(write));
    }
  }

  private static void requireKnownCauses(Basis basis, PreparedWrite write) {
    for (VersionId cause : write.causes()) {
      if (!basis.knows(cause)) {
        throw new KoruException.NotFound("unknown cause: " + name(write) + " cause=" + cause);
      }
    }
  }

  private static String name(PreparedWrite write) {
    return "namespace=" + write.namespace() + " key=" + write.key();
  }

  private VersionRecord unnamed(PreparedWrite write, @Nullable VersionRecord newest, Place place) {
    return new VersionRecord(
        UNNAMED,
        Optional.ofNullable(newest).map(VersionRecord::id),
        write.causes(),
        newest == null ? write.namespace() : newest.namespace(),
        newest == null ? write.key() : newest.key(),
        write.operation(),
        write.contentId(),
        write.content(),
        place.nanos(),
        place.ordinal(),
        VersionRecord.NEVER,
        REPLICA,
        write.metadata(),
        salt());
  }

  private byte[] salt() {
    byte[] salt = new byte[VersionRecord.SALT_BYTES];
    salts.nextBytes(salt);
    return salt;
  }
}
