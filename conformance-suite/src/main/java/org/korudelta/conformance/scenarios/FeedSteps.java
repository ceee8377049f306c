package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.Feed;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;

/** What feeds are asked, and how commits are written down. */
final class FeedSteps {
  private FeedSteps() {}

  /** The next {@code count} commits of a feed. */
  static Promise<List<Commit>> take(Context c, Feed feed, int count) {
    return c.each(Databases.upTo(count), number -> feed.next())
        .map(found -> found.stream().map(commit -> commit.orElseThrow()).toList());
  }

  /** The commits of a feed up to its end. */
  static Promise<List<Commit>> rest(Context c, Feed feed) {
    return rest(c, feed, new ArrayList<>());
  }

  private static Promise<List<Commit>> rest(Context c, Feed feed, List<Commit> commits) {
    return feed.next()
        .then(
            next -> {
              next.ifPresent(commits::add);
              return next.isPresent() ? rest(c, feed, commits) : c.runtime().completed(commits);
            });
  }

  /** The code with which {@code next} must fail, observed with its message. */
  static Promise<@Nullable Void> fails(Context c, ErrorCode code, Feed feed) {
    return c.error(code, feed::next).map(error -> c.observe("next", error));
  }

  /** Each commit: its time, then kind, key, value before and value after of its changes. */
  static List<String> words(List<Commit> commits) {
    List<String> words = new ArrayList<>();
    for (Commit commit : commits) {
      StringBuilder text = new StringBuilder(commit.timestamp().toString());
      for (Commit.Change change : commit.changes()) {
        text.append(", ").append(change.kind()).append(' ').append(change.after().key());
        text.append(' ').append(Databases.value(change.before())).append(" -> ");
        text.append(change.after().tombstone() ? "none" : change.after().value().toString());
      }
      words.add(text.toString());
    }
    return words;
  }

  /** The versions that the commits wrote. */
  static List<Version> versions(List<Commit> commits) {
    return commits.stream()
        .flatMap(commit -> commit.changes().stream())
        .map(Commit.Change::after)
        .toList();
  }

  /** The values that the commits wrote, deletes left out. */
  static List<String> values(List<Commit> commits) {
    return Databases.values(versions(commits));
  }
}
