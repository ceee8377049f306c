package org.korudelta;

import java.util.Optional;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.Chain;
import org.korudelta.index.Head;

/** What a head knows: everything. Threading: immutable. */
record HeadKnowledge(Head head) implements Knowledge {
  @Override
  public long lastNanos() {
    return head.lastNanos();
  }

  @Override
  public Optional<String> otherParent(VersionRecord version) {
    Chain chain = head.chain(version.namespace(), version.key());
    Optional<VersionId> newest =
        Optional.ofNullable(chain).map(Chain::newest).map(VersionRecord::id);
    return version.parent().equals(newest)
        ? Optional.empty()
        : Optional.of(newest.map(VersionId::hex).orElse("none"));
  }

  @Override
  public boolean mayKnow(VersionId id) {
    return head.knows(id);
  }
}
