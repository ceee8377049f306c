package org.korudelta;

import java.util.List;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.hash.Digest;
import org.korudelta.log.CommitPlace;
import org.korudelta.runtime.Entropy;

/** Commits made on top of a head, as a database would make them. */
final class Commits {
  private final VersionIds ids = new VersionIds(Digest.portable());
  private final CommitComposer composer = new CommitComposer(ids, Entropy.seeded(1));
  private final Preparation preparation = new Preparation(ids);

  /** A commit at {@code nanos}. */
  List<VersionRecord> on(Head head, long nanos, Write... writes) {
    List<PreparedWrite> prepared = preparation.prepare(List.of(writes));
    return composer.compose(basis(head, prepared), prepared, nanos).versions();
  }

  private static Basis basis(Head head, List<PreparedWrite> writes) {
    Basis basis = new Basis(writes.size());
    for (PreparedWrite write : writes) {
      basis.add(write.name(), CurrentVersions.Newest.of(head.newest(write.name())));
      for (VersionId cause : write.causes()) {
        basis.add(cause, head.knows(cause));
      }
    }
    return basis;
  }

  /** Some place for a commit, as if each record had a hundred bytes. */
  static CommitPlace place(long sequence, long nanos, int versions) {
    long[] records = new long[versions + 1];
    for (int i = 0; i <= versions; i++) {
      records[i] = 1_000 * sequence + 100L * i;
    }
    return new CommitPlace(sequence, nanos, 1, records);
  }
}
