package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;

/**
 * Commits that go into the log with one write, in order.
 *
 * <p>Threading: on the writer's strand.
 */
final class CommitGroup {
  private static final long BYTES_MAX = 8 << 20;

  /** About what it costs to remember somebody. */
  static final long FOLLOWER_BYTES = 256;

  private final List<QueuedCommit> commits = new ArrayList<>();
  private final List<QueuedCommit.Waiting> untilVisible = new ArrayList<>();
  private final List<QueuedCommit.Waiting> untilSynced = new ArrayList<>();
  private final List<QueuedCommit.Waiting> followers = new ArrayList<>();
  private long bytes;

  /** A group of one commit. */
  CommitGroup(QueuedCommit first) {
    add(first);
  }

  void add(QueuedCommit commit) {
    commits.add(commit);
    (commit.durably() ? untilSynced : untilVisible).add(commit.writer());
    bytes += commit.bytes();
  }

  /** Adds somebody who is told after all writers of this group that wait until it is visible. */
  void follow(QueuedCommit.Waiting follower) {
    followers.add(follower);
    bytes += FOLLOWER_BYTES;
  }

  /** Adds somebody who is told when this group is synced. */
  void awaitSync(QueuedCommit.Waiting waiting) {
    untilSynced.add(waiting);
  }

  /** Whether somebody waits until it is synced. */
  boolean isAwaited() {
    return !untilSynced.isEmpty();
  }

  /** Whether the next commit goes into another group. */
  boolean isFull() {
    return bytes >= BYTES_MAX;
  }

  /** About how much it takes, in the log and in memory. */
  long bytes() {
    return bytes;
  }

  /** The commits, in order. */
  List<QueuedCommit> commits() {
    return commits;
  }

  List<List<VersionRecord>> records() {
    List<List<VersionRecord>> records = new ArrayList<>(commits.size());
    for (QueuedCommit commit : commits) {
      records.add(commit.versions());
    }
    return records;
  }

  /** Offers {@code work} to those who wait for it, the first first; false where nobody does it. */
  boolean offer(Runnable work) {
    return QueuedCommit.Waiting.offer(untilSynced, work)
        || QueuedCommit.Waiting.offer(untilVisible, work);
  }

  /** Takes those out who wait until it is visible. */
  List<QueuedCommit.Waiting> takeUntilVisible() {
    List<QueuedCommit.Waiting> taken = new ArrayList<>(untilVisible);
    taken.addAll(followers);
    untilVisible.clear();
    followers.clear();
    return taken;
  }

  /** Takes those out who wait until it is synced. */
  List<QueuedCommit.Waiting> takeUntilSynced() {
    List<QueuedCommit.Waiting> taken = List.copyOf(untilSynced);
    untilSynced.clear();
    return taken;
  }

  void failed(KoruException error) {
    untilVisible.forEach(waiting -> waiting.failed(error));
    untilSynced.forEach(waiting -> waiting.failed(error));
    followers.forEach(follower -> follower.failed(error));
  }
}
