package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Chain;
import org.korudelta.index.Head;
import org.korudelta.log.CommitVisitor;

/**
 * Rebuilds the head from the log, and believes nothing in it: ids are recomputed, links followed,
 * times compared.
 *
 * <p>Threading: one call at a time.
 */
final class Replay implements CommitVisitor {
  private final VersionIds ids;
  private Head head = Head.EMPTY;

  Replay(VersionIds ids) {
    this.ids = ids;
  }

  /** What is known after all commits so far. */
  Head head() {
    return head;
  }

  @Override
  public void visit(long sequence, List<VersionRecord> commit) {
    requireKeysOnce(commit, sequence);
    List<VersionRecord> kept = new ArrayList<>(commit.size());
    for (VersionRecord version : commit) {
      requireLater(version, sequence);
      requireParent(version, sequence);
      requireCauses(version, sequence);
      ids.verify(version);
      kept.add(sharingName(version));
    }
    head = extended(kept, sequence);
  }

  private static void requireKeysOnce(List<VersionRecord> commit, long sequence) {
    Set<KeyName> seen = new HashSet<>();
    for (VersionRecord version : commit) {
      if (!seen.add(new KeyName(version.namespace(), version.key()))) {
        throw damaged("key twice in one commit", version, sequence, "id=" + version.id());
      }
    }
  }

  private VersionRecord sharingName(VersionRecord version) {
    Chain chain = head.chain(version.namespace(), version.key());
    return chain == null ? version : version.sharingName(chain.newest());
  }

  private void requireLater(VersionRecord version, long sequence) {
    if (version.timestampNanos() <= head.lastNanos()) {
      throw damaged(
          "time not above the commit before",
          version,
          sequence,
          "nanos=" + version.timestampNanos() + " last=" + head.lastNanos());
    }
  }

  private void requireParent(VersionRecord version, long sequence) {
    Chain chain = head.chain(version.namespace(), version.key());
    Optional<VersionId> newest =
        Optional.ofNullable(chain).map(Chain::newest).map(VersionRecord::id);
    if (!version.parent().equals(newest)) {
      throw damaged(
          "version does not follow the newest",
          version,
          sequence,
          "parent=" + text(version.parent()) + " newest=" + text(newest));
    }
  }

  private static String text(Optional<VersionId> id) {
    return id.map(VersionId::hex).orElse("none");
  }

  private void requireCauses(VersionRecord version, long sequence) {
    @Nullable VersionId before = null;
    for (VersionId cause : version.causes()) {
      if (!head.knows(cause) || before != null && before.compareTo(cause) >= 0) {
        throw damaged("cause unknown or out of order", version, sequence, "cause=" + cause);
      }
      before = cause;
    }
  }

  private Head extended(List<VersionRecord> commit, long sequence) {
    try {
      return head.with(commit);
    } catch (KoruException.BadRequest e) {
      throw new KoruException.Corruption(
          "impossible commit: sequence=" + sequence + " reason=" + e.getMessage(), e);
    }
  }

  private static KoruException damaged(
      String what, VersionRecord version, long sequence, String values) {
    return new KoruException.Corruption(
        what
            + ": sequence="
            + sequence
            + " namespace="
            + version.namespace()
            + " key="
            + version.key()
            + " "
            + values);
  }
}
