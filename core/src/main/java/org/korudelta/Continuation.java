package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/**
 * A commit that was made elsewhere and continues what is here: each version names as its parent the
 * newest one of its key, and causes that there are, and a delete has something to delete.
 *
 * @param versions its versions by ordinal
 */
record Continuation(List<VersionRecord> versions) {

  /** What the versions would be as writes, to find out what they rest on. */
  List<PreparedWrite> writes() {
    List<PreparedWrite> writes = new ArrayList<>(versions.size());
    for (VersionRecord version : versions) {
      writes.add(PreparedWrite.of(version, version.causes()));
    }
    return writes;
  }

  /** The commit, where it rests on {@code basis} as it says; else {@code corruption}. */
  ComposedCommit on(Basis basis) {
    Set<Integer> revivals = new HashSet<>();
    for (VersionRecord version : versions) {
      VersionRecord newest = basis.newest(new KeyName(version.namespace(), version.key()));
      require(version, newest);
      requireCauses(version, basis);
      if (newest != null && newest.tombstone()) {
        revivals.add(version.ordinal());
      }
    }
    return new ComposedCommit(versions, revivals);
  }

  private static void require(VersionRecord version, @Nullable VersionRecord newest) {
    Optional<VersionId> expected = Optional.ofNullable(newest).map(VersionRecord::id);
    if (!version.parent().equals(expected)) {
      throw new KoruException.Corruption(
          "not the version that it replaces: "
              + name(version)
              + " expected="
              + text(expected)
              + " actual="
              + text(version.parent()));
    }
    boolean deletes = version.operation() == Operation.DELETE;
    if (deletes && (newest == null || newest.tombstone())) {
      throw new KoruException.Corruption("nothing to delete: " + name(version));
    }
  }

  private static void requireCauses(VersionRecord version, Basis basis) {
    for (VersionId cause : version.causes()) {
      if (!basis.knows(cause)) {
        throw new KoruException.Corruption(
            "unknown cause: " + name(version) + " cause=" + cause.hex());
      }
    }
  }

  private static String name(VersionRecord version) {
    return "namespace=" + version.namespace() + " key=" + version.key();
  }

  private static String text(Optional<VersionId> id) {
    return id.map(VersionId::hex).orElse("none");
  }
}
