package org.korudelta;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;

/**
 * What a commit rests on: the newest version of each of its keys, and which of its causes there
 * are.
 *
 * <p>Threading: for the one writer.
 */
final class Basis {
  private Map<KeyName, CurrentVersions.Newest> newest = Map.of();
  private @Nullable KeyName onlyKey; // Most commits have one key, and need no map.
  private CurrentVersions.@Nullable Newest onlyNewest;
  private Set<VersionId> causes = Set.of();
  private boolean complete = true;

  /** Nothing yet of {@code keys} keys. */
  Basis(int keys) {
    if (keys > 1) {
      newest = new HashMap<>(2 * keys);
    }
  }

  /** Adds a key's newest version; null when it is not known. */
  void add(KeyName key, CurrentVersions.@Nullable Newest found) {
    if (found == null) {
      complete = false;
    } else if (onlyKey == null) {
      onlyKey = key;
      onlyNewest = found;
    } else {
      newest.put(key, found);
    }
  }

  /** Adds a cause and whether there is a version with this id; null when it is not known. */
  void add(VersionId cause, @Nullable Boolean known) {
    if (known == null) {
      complete = false;
    } else if (known) {
      causes = causes.isEmpty() ? new HashSet<>() : causes;
      causes.add(cause);
    }
  }

  /** Whether everything is known. */
  boolean isComplete() {
    return complete;
  }

  /** The newest version of a key, be it a tombstone; null when it has none. */
  @Nullable VersionRecord newest(KeyName key) {
    CurrentVersions.Newest found = key.equals(onlyKey) ? onlyNewest : newest.get(key);
    return found == null ? null : found.version();
  }

  /** Whether there is a version with this id. */
  boolean knows(VersionId cause) {
    return causes.contains(cause);
  }
}
