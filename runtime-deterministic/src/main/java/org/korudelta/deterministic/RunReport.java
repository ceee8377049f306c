package org.korudelta.deterministic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.host.Deadlines;

/**
 * Why a run does not go on, in words: where its time stands, which tasks ran last, and what those
 * that did not run wait for. At most twenty tasks of each kind are named; the rest is a number.
 */
final class RunReport {
  private static final int TASKS_MAX = 20;

  private final StringBuilder text;

  RunReport(String headline) {
    this.text = new StringBuilder(headline);
  }

  /** Where the virtual clock stands. */
  RunReport time(long nowNanos) {
    text.append("; virtual time is ").append(Deadlines.inWords(nowNanos));
    return this;
  }

  /** Who ran last and how often, and whether the clock moved meanwhile. */
  RunReport ran(RecentTasks recent, long nowNanos) {
    int callbacks = recent.size();
    if (callbacks == 0 || recent.sinceNanos() == nowNanos) {
      text.append(" and stood still during the last ").append(callbacks).append(" callbacks:");
    } else {
      text.append(", timers go round: it was ").append(Deadlines.inWords(recent.sinceNanos()));
      text.append(' ').append(callbacks).append(" callbacks ago:");
    }
    return shares(recent.shares());
  }

  private RunReport shares(List<RecentTasks.Share> shares) {
    for (int i = 0; i < Math.min(shares.size(), TASKS_MAX); i++) {
      RecentTasks.Share share = shares.get(i);
      text.append(i == 0 ? " " : ", ").append(share.name()).append(" ran ").append(share.times());
    }
    more(shares.size());
    return this;
  }

  /** What tasks wait for, but for those that ran. */
  RunReport othersWait(List<TaskWait> waits, RecentTasks recent) {
    Set<String> names = new HashSet<>();
    for (RecentTasks.Share share : recent.shares()) {
      names.add(share.name());
    }
    return wait(waits.stream().filter(wait -> !names.contains(wait.taskName())).toList());
  }

  /** What tasks wait for. */
  RunReport wait(List<TaskWait> waits) {
    for (TaskWait wait : waits.subList(0, Math.min(waits.size(), TASKS_MAX))) {
      text.append("; ").append(wait.taskName()).append(" waits for ").append(wait.waitsFor());
    }
    more(waits.size());
    return this;
  }

  private void more(int size) {
    if (size > TASKS_MAX) {
      text.append("; and ").append(size - TASKS_MAX).append(" more");
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
