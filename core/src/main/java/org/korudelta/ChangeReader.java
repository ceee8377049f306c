package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.Version;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Makes the commits of a feed from pages of versions. Threading: immutable. */
final class ChangeReader {
  private final AsyncRuntime runtime;
  private final PointReads reads;
  private final FeedOptions options;

  ChangeReader(AsyncRuntime runtime, PointReads reads, FeedOptions options) {
    this.runtime = runtime;
    this.reads = reads;
    this.options = options;
  }

  /** The wanted changes of {@code page}, which are whole commits in their order. */
  Promise<List<Commit>> commits(List<Version> page) {
    List<Promise<Commit.Change>> changes = new ArrayList<>();
    for (Version version : page) {
      if (isWanted(version)) {
        version.requireRetained();
        changes.add(change(version));
      }
    }
    return changes.isEmpty()
        ? runtime.completed(List.of())
        : runtime.all(changes).map(ChangeReader::byCommit);
  }

  private boolean isWanted(Version version) {
    return version.timestamp().epochNanos() <= options.untilNanos()
        && options.wants(version.namespace(), version.key());
  }

  private Promise<Commit.Change> change(Version version) {
    if (!options.before()) {
      return runtime.completed(Commit.Change.unread(version));
    }
    return version
        .previousVersion()
        .map(id -> reads.named(id).map(replaced -> Commit.Change.of(replaced, version)))
        .orElseGet(() -> runtime.completed(Commit.Change.of(null, version)));
  }

  private static List<Commit> byCommit(List<Commit.Change> changes) {
    List<Commit> commits = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= changes.size(); to++) {
      if (to == changes.size() || !sameCommit(changes.get(from), changes.get(to))) {
        List<Commit.Change> some = changes.subList(from, to);
        commits.add(new Commit(some.get(0).after().timestamp(), some));
        from = to;
      }
    }
    return commits;
  }

  private static boolean sameCommit(Commit.Change one, Commit.Change other) {
    return one.after().timestamp().equals(other.after().timestamp());
  }
}
