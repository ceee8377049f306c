package org.korudelta;

import java.util.Optional;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.LiveIndex;
import org.korudelta.text.Hex;

/**
 * What the tail of a log knows by itself: what came before it is believed. Threading: as the index.
 */
record TailKnowledge(LiveIndex index) implements Knowledge {
  @Override
  public long lastNanos() {
    return index.nanos();
  }

  @Override
  public Optional<String> otherParent(VersionRecord version) {
    Optional<byte[]> newest = index.newestIdCode(version.namespace(), version.key());
    if (newest.isEmpty()) {
      return index.isWhole() && version.parent().isPresent()
          ? Optional.of("none")
          : Optional.empty();
    }
    VersionId parent = version.parent().orElse(null);
    return parent != null && parent.beginsWith(newest.get())
        ? Optional.empty()
        : Optional.of("one that begins with " + Hex.encode(newest.get()));
  }

  @Override
  public boolean mayKnow(VersionId id) {
    return !index.isWhole() || index.knowsRecently(id);
  }
}
