package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Chain;
import org.korudelta.index.Head;
import org.korudelta.log.CommitVisitor;
import org.korudelta.verify.Finding;

/**
 * Rebuilds the head from the log, and believes nothing in it; the first thing that is wrong ends
 * it.
 *
 * <p>Threading: one call at a time.
 */
final class Replay implements CommitVisitor {
  private final VersionCheck check;
  private Head head = Head.EMPTY;

  Replay(VersionIds ids) {
    this.check = new VersionCheck(ids);
  }

  /** What is known after all commits so far. */
  Head head() {
    return head;
  }

  @Override
  public void visit(long sequence, List<VersionRecord> commit) {
    check.checkKeysOnce(commit, sequence, Replay::refuse);
    List<VersionRecord> kept = new ArrayList<>(commit.size());
    for (VersionRecord version : commit) {
      check.check(head, version, sequence, Replay::refuse);
      kept.add(sharingName(version));
    }
    head = extended(kept, sequence);
  }

  private static void refuse(Finding finding) {
    throw finding.corruption();
  }

  private VersionRecord sharingName(VersionRecord version) {
    Chain chain = head.chain(version.namespace(), version.key());
    return chain == null ? version : version.sharingName(chain.newest());
  }

  private Head extended(List<VersionRecord> commit, long sequence) {
    try {
      return head.with(commit);
    } catch (KoruException.BadRequest e) {
      throw new KoruException.Corruption(
          "impossible commit: sequence=" + sequence + " reason=" + e.getMessage(), e);
    }
  }
}
