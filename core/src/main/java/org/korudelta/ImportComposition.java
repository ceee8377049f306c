package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

/**
 * The commits of an import becoming versions, a slice at a time, before the first of them is queued
 * (D8). Nobody sees anything of it until it is queued.
 *
 * <p>Threading: on the writer's strand.
 */
final class ImportComposition {
  /** How many versions are made before others get a turn. */
  private static final int SLICE = 256;

  private static final long AHEAD_NANOS_MAX = 60_000_000_000L;

  private final CommitComposer composer;
  private final List<DatedCommit> commits;
  private final ImportTally tally;
  private final Pending base;
  private final Pending draft;
  private final CommitQueue composed = new CommitQueue();
  private @Nullable Groundwork fetched;
  private int next;

  /** A composition on top of {@code base}. */
  ImportComposition(
      CommitComposer composer, List<DatedCommit> commits, ImportTally tally, Pending base) {
    this.composer = composer;
    this.commits = commits;
    this.tally = tally;
    this.base = base;
    this.draft = base.draft();
  }

  /** The commits so far, on top of the base: of no use once another commit came between. */
  Pending draft() {
    return draft;
  }

  /** The commits so far. */
  CommitQueue composed() {
    return composed;
  }

  /**
   * Checks the times of all commits.
   *
   * @throws KoruException.BadRequest when the first is not after the base
   * @throws KoruException.Limit when one is more than a minute ahead of {@code wallNanos}
   */
  void requireTimes(long wallNanos) {
    DatedCommit first = commits.get(0);
    if (first.nanos() <= base.lastNanos()) {
      throw new KoruException.BadRequest(
          "import not after the last commit: at="
              + Timestamp.ofEpochNanos(first.nanos())
              + " last="
              + Timestamp.ofEpochNanos(base.lastNanos())
              + " "
              + first.place());
    }
    for (DatedCommit commit : commits) {
      requireNotAhead(commit, wallNanos);
    }
  }

  private static void requireNotAhead(DatedCommit commit, long wallNanos) {
    boolean bounded = wallNanos <= Long.MAX_VALUE - AHEAD_NANOS_MAX;
    if (bounded && commit.nanos() > wallNanos + AHEAD_NANOS_MAX) {
      throw new KoruException.Limit(
          "import ahead of the clock: at="
              + Timestamp.ofEpochNanos(commit.nanos())
              + " clock="
              + Timestamp.ofEpochNanos(wallNanos)
              + " aheadSecondsMax=60 "
              + commit.place());
    }
  }

  /** Whether all versions are made. */
  boolean isEnded() {
    return next == commits.size();
  }

  /** The writes for which something must be fetched before {@link #advance} can go on. */
  List<PreparedWrite> missing() {
    List<PreparedWrite> writes = isEnded() ? List.of() : commits.get(next).writes();
    return draft.basis(writes, fetched).isComplete() ? List.of() : writes;
  }

  /** Goes on with what was fetched. */
  void take(Groundwork groundwork) {
    fetched = groundwork;
  }

  /** Makes versions until the slice is full or something must be fetched first. */
  void advance() {
    int versions = 0;
    while (!isEnded() && versions < SLICE) {
      DatedCommit commit = commits.get(next);
      Basis basis = draft.basis(commit.writes(), fetched);
      if (!basis.isComplete()) {
        return;
      }
      next++;
      commit.place().check(() -> compose(basis, commit));
      versions += commit.writes().size();
    }
  }

  private ComposedCommit compose(Basis basis, DatedCommit commit) {
    ComposedCommit made = composer.compose(basis, commit.writes(), commit.nanos());
    draft.add(made.versions());
    composed.add(new QueuedCommit(made, tally.commitOf(made.versions().size()), tally.durably()));
    return made;
  }
}
