package org.korudelta;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;

/** What commits rest on: the newest version of each key, and all ids. */
record Head(Map<KeyName, VersionRecord> newest, Set<VersionId> ids) {
  static final Head EMPTY = new Head(Map.of(), Set.of());

  Head with(List<VersionRecord> commit) {
    Map<KeyName, VersionRecord> newer = new HashMap<>(newest);
    Set<VersionId> more = new HashSet<>(ids);
    for (VersionRecord version : commit) {
      newer.put(new KeyName(version.namespace(), version.key()), version);
      more.add(version.id());
    }
    return new Head(newer, more);
  }

  @Nullable VersionRecord newest(KeyName key) {
    return newest.get(key);
  }

  boolean knows(VersionId id) {
    return ids.contains(id);
  }
}
