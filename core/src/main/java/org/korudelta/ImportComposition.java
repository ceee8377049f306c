package org.korudelta;

import java.util.List;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Head;
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
  private final Head base;
  private final CommitQueue composed = new CommitQueue();
  private Head head;
  private int next;

  /** A composition on top of {@code base}. */
  ImportComposition(
      CommitComposer composer, List<DatedCommit> commits, ImportTally tally, Head base) {
    this.composer = composer;
    this.commits = commits;
    this.tally = tally;
    this.base = base;
    this.head = base;
  }

  /** What it stands on: of no use once another commit came between. */
  Head base() {
    return base;
  }

  /** What is known after the commits so far. */
  Head head() {
    return head;
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

  /** Makes the versions of the next slice; whether those were the last. */
  boolean advance() {
    int versions = 0;
    while (next < commits.size() && versions < SLICE) {
      DatedCommit commit = commits.get(next++);
      commit.place().check(() -> compose(commit));
      versions += commit.writes().size();
    }
    return next == commits.size();
  }

  private Head compose(DatedCommit commit) {
    List<VersionRecord> versions = composer.compose(head, commit.writes(), commit.nanos());
    head = head.with(versions);
    composed.add(
        new QueuedCommit(versions, tally.commitOf(versions.size()), tally.durably()), head);
    return head;
  }
}
