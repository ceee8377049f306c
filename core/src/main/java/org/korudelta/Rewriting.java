package org.korudelta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;

/**
 * Makes versions that rest on what is lost rest on what is there: each follows the newest of its
 * key, and names those of its causes that were saved. Key, operation, value, metadata, time and
 * salt stay; the id is another one. A version whose value was erased or retired stays as it is or
 * not at all: of what it is made there is too little for another id.
 *
 * <p>Memory: the ids of the versions that were rewritten. Threading: one user at a time.
 */
final class Rewriting {
  private final VersionIds ids;
  private final Map<VersionId, VersionId> renamed = new HashMap<>();

  Rewriting(VersionIds ids) {
    this.ids = ids;
  }

  /** The causes of {@code version} under the names that they have in the new database. */
  List<VersionId> causes(VersionRecord version) {
    List<VersionId> causes = new ArrayList<>(version.causes().size());
    for (VersionId cause : version.causes()) {
      causes.add(renamed.getOrDefault(cause, cause));
    }
    return causes;
  }

  /**
   * A version under its new name.
   *
   * @param before as it was
   * @param after as it is now; the same when nothing had to change
   */
  record Rewritten(VersionRecord before, VersionRecord after) {
    boolean isChanged() {
      return !after.id().equals(before.id());
    }
  }

  /**
   * The versions of a commit on {@code basis}; those that delete nothing are left out, all but the
   * first of a key, and what would have to change and cannot.
   */
  List<Rewritten> rewrite(List<VersionRecord> versions, Basis basis) {
    List<Rewritten> rewritten = new ArrayList<>();
    Set<KeyName> keys = new HashSet<>();
    for (VersionRecord version : versions) {
      KeyName key = new KeyName(version.namespace(), version.key());
      VersionRecord newest = basis.newest(key);
      boolean nothing = newest == null || newest.tombstone();
      if (keys.add(key) && !(version.operation() == Operation.DELETE && nothing)) {
        on(newest, version, rewritten.size(), basis)
            .ifPresent(after -> rewritten.add(new Rewritten(version, after)));
      }
    }
    rewritten.forEach(this::remember);
    return rewritten;
  }

  private Optional<VersionRecord> on(
      @Nullable VersionRecord newest, VersionRecord version, int ordinal, Basis basis) {
    TreeSet<VersionId> causes = new TreeSet<>(causes(version));
    causes.removeIf(cause -> !basis.knows(cause));
    VersionRecord moved =
        version.restingOn(
            Optional.ofNullable(newest).map(VersionRecord::id), List.copyOf(causes), ordinal);
    if (!version.isWiped()) {
      return Optional.of(moved.withId(ids.versionId(moved)));
    }
    boolean same =
        moved.parent().equals(version.parent())
            && moved.causes().equals(version.causes())
            && ordinal == version.ordinal();
    return same ? Optional.of(version) : Optional.empty();
  }

  private void remember(Rewritten version) {
    if (version.isChanged()) {
      renamed.put(version.before().id(), version.after().id());
    }
  }
}
