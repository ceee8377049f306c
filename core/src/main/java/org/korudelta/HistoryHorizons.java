package org.korudelta;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Whether each value that was taken by retention was before a horizon that there is: a version of
 * the same key, which was kept. That is known only when all versions are there, so they are read
 * once more, from the first to the last that lacks its value; nothing is when none does.
 *
 * <p>Threading: one task at a time.
 */
final class HistoryHorizons {
  private final AsyncRuntime runtime;
  private final HistoryWalk walk;
  private final History history;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  HistoryHorizons(History history, HistoryWalk walk) {
    this.runtime = history.runtime();
    this.history = history;
    this.walk = walk;
  }

  /** What is done with a version that lacks its value without a horizon; it may throw. */
  @FunctionalInterface
  interface Refusal {
    void refuse(VersionRecord version);
  }

  /** Remembers whether a version of {@code commit} lacks its value. */
  void note(List<VersionRecord> commit) {
    if (commit.stream().anyMatch(HistoryHorizons::isRetired)) {
      lastNanos = commit.get(0).timestampNanos();
      firstNanos = Math.min(firstNanos, lastNanos);
    }
  }

  private static boolean isRetired(VersionRecord version) {
    return version.wiping().filter(why -> why.reason() == Wiping.Reason.RETIRED).isPresent();
  }

  /** Looks for the horizons of all that was noted. */
  Promise<@Nullable Void> require(Refusal refusal) {
    return firstNanos > lastNanos
        ? runtime.completed(null)
        : walk.run(firstNanos - 1, lastNanos, commit -> require(commit, refusal));
  }

  private Promise<@Nullable Void> require(List<VersionRecord> commit, Refusal refusal) {
    Iterator<VersionRecord> rest = commit.iterator();
    return Prompt.whileTrue(runtime, () -> requireNext(rest, refusal));
  }

  private Promise<Boolean> requireNext(Iterator<VersionRecord> rest, Refusal refusal) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    VersionRecord version = rest.next();
    return isRetired(version)
        ? Prompt.map(runtime, hasHorizon(version), there -> told(version, there, refusal))
        : runtime.completed(true);
  }

  private static boolean told(VersionRecord version, boolean there, Refusal refusal) {
    if (!there) {
      refusal.refuse(version);
    }
    return true;
  }

  private Promise<Boolean> hasHorizon(VersionRecord version) {
    KeyName key = new KeyName(version.namespace(), version.key());
    long horizon = version.wiping().orElseThrow().horizonNanos();
    return Retry.whereMerged(runtime, () -> ReadPoint.now(history).has(key, horizon));
  }
}
