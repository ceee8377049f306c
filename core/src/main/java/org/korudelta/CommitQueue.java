package org.korudelta;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/** Commits that wait for the log, in order and in groups. Threading: on the writer's strand. */
final class CommitQueue {
  private final ArrayDeque<CommitGroup> groups = new ArrayDeque<>();

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Adds a commit. */
  void add(QueuedCommit commit) {
    CommitGroup last = groups.peekLast();
    if (last == null || last.isFull()) {
      groups.add(new CommitGroup(commit));
    } else {
      last.add(commit);
    }
  }

  /** Adds all commits of {@code other}, which nobody uses any more. */
  void addAll(CommitQueue other) {
    groups.addAll(other.groups);
  }

  /** The group whose commits are the newest; null when the queue is empty. */
  @Nullable CommitGroup newest() {
    return groups.peekLast();
  }

  /** The oldest group; the queue is not empty. */
  CommitGroup oldest() {
    return groups.element();
  }

  /** How many commits the oldest group has; 0 when the queue is empty. */
  int commitsOfOldest() {
    return groups.isEmpty() ? 0 : groups.element().commits().size();
  }

  /** Takes the oldest group; the queue is not empty. */
  CommitGroup remove() {
    return groups.remove();
  }

  /** Puts a group back that was taken. */
  void putBack(CommitGroup group) {
    groups.addFirst(group);
  }

  /** All commits, in order. */
  List<QueuedCommit> commits() {
    List<QueuedCommit> commits = new ArrayList<>();
    groups.forEach(group -> commits.addAll(group.commits()));
    return commits;
  }

  /** About how much its groups take. */
  long bytes() {
    long bytes = 0;
    for (CommitGroup group : groups) {
      bytes += group.bytes();
    }
    return bytes;
  }

  /** Whether somebody waits until a commit is synced. */
  boolean isAwaited() {
    for (CommitGroup group : groups) {
      if (group.isAwaited()) {
        return true;
      }
    }
    return false;
  }

  /** Tells all who wait until their commits are visible. */
  void visible() {
    groups.forEach(group -> group.takeUntilVisible().forEach(QueuedCommit.Waiting::done));
  }

  /** Takes those out who wait until their commits are synced. */
  List<QueuedCommit.Waiting> takeUntilSynced() {
    List<QueuedCommit.Waiting> taken = new ArrayList<>();
    groups.forEach(group -> taken.addAll(group.takeUntilSynced()));
    return taken;
  }

  /** Tells all who wait, and forgets them. */
  void failed(KoruException error) {
    groups.forEach(group -> group.failed(error));
    groups.clear();
  }
}
