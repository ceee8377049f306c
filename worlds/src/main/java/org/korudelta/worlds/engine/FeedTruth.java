package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.korudelta.Commit;
import org.korudelta.causal.Version;

/** What a subscriber was given tells of each key's life as it was (D12), by whole commits (D4). */
final class FeedTruth {
  private final EngineRun run;
  private final String subscriber;
  private final Map<String, Version> last = new TreeMap<>();

  FeedTruth(EngineRun run, String subscriber) {
    this.run = run;
    this.subscriber = subscriber;
  }

  /** The versions of {@code commits}, each of which must tell what was there before. */
  List<Version> versions(List<Commit> commits) {
    List<Version> versions = new ArrayList<>();
    for (Commit commit : commits) {
      for (Commit.Change change : commit.changes()) {
        check(commit, change);
        versions.add(change.after());
      }
    }
    return versions;
  }

  private void check(Commit commit, Commit.Change change) {
    Version after = change.after();
    Optional<Version> before =
        Optional.ofNullable(last.put(after.key(), after)).filter(version -> !version.tombstone());
    boolean same =
        change.before().equals(before)
            && change.kind() == kind(before, after)
            && commit.timestamp().equals(after.timestamp());
    run.always(
        same,
        "feed_change_differs",
        () ->
            subscriber
                + " was told "
                + change
                + " before="
                + change.before()
                + " and there was="
                + before);
  }

  private static Commit.Kind kind(Optional<Version> before, Version after) {
    if (after.tombstone()) {
      return Commit.Kind.DELETE;
    }
    return before.isPresent() ? Commit.Kind.UPDATE : Commit.Kind.INSERT;
  }
}
