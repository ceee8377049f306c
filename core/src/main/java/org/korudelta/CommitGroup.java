package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Head;

/**
 * Commits that go into the log with one write and one sync, in order. Only the head after the last
 * of them is kept: no reader sees those between.
 *
 * <p>Threading: on the writer's strand.
 */
final class CommitGroup {
  private static final long BYTES_MAX = 8 << 20;

  private final List<QueuedCommit> commits = new ArrayList<>();
  private final List<QueuedCommit.Waiting> followers = new ArrayList<>();
  private Head head;
  private long bytes;

  /** A group of one commit, after which {@code head} is known. */
  CommitGroup(QueuedCommit first, Head head) {
    this.head = head;
    add(first, head);
  }

  void add(QueuedCommit commit, Head next) {
    commits.add(commit);
    bytes += commit.bytes();
    head = next;
  }

  /** Adds somebody who is told after all writers of this group. */
  void follow(QueuedCommit.Waiting follower) {
    followers.add(follower);
  }

  /** Whether the next commit goes into another group. */
  boolean isFull() {
    return bytes >= BYTES_MAX;
  }

  /** What is known once the group is durable. */
  Head head() {
    return head;
  }

  List<List<VersionRecord>> records() {
    List<List<VersionRecord>> records = new ArrayList<>(commits.size());
    for (QueuedCommit commit : commits) {
      records.add(commit.versions());
    }
    return records;
  }

  void durable() {
    for (QueuedCommit commit : commits) {
      commit.writer().durable();
    }
    followers.forEach(QueuedCommit.Waiting::durable);
  }

  void failed(KoruException error) {
    for (QueuedCommit commit : commits) {
      commit.writer().failed(error);
    }
    followers.forEach(follower -> follower.failed(error));
  }
}
