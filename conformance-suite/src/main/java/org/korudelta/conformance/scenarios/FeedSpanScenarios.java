package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.Feed;
import org.korudelta.FeedOptions;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.WallClock;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** D12: from when, until when, and how one feed goes on where another ended. */
final class FeedSpanScenarios {
  private static final FeedOptions ALL = FeedOptions.after(Timestamp.MIN);

  private FeedSpanScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D12.from_any_past_time", FeedSpanScenarios::fromAnyPastTime),
        Databases.scenario("D12.ends_where_asked", FeedSpanScenarios::endsWhereAsked),
        Databases.scenario("D12.resumes_after_restart", FeedSpanScenarios::resumesAfterRestart),
        Databases.scenario("D12.past_and_present_meet", FeedSpanScenarios::pastAndPresentMeet),
        Databases.scenario("D12.token_passes_the_unasked", FeedSpanScenarios::tokenPasses));
  }

  private static Promise<@Nullable Void> fromAnyPastTime(Context c, KoruDelta db) {
    return Databases.put(c, db, "a", "1", "2", "3")
        .then(
            versions -> {
              long second = versions.get(1).timestamp().epochNanos();
              return c.each(
                  List.of(Long.MIN_VALUE, second - 1, second, second + 1, second + 1_000_000),
                  after -> countAfter(c, db, after));
            })
        .map(counts -> c.observeEqual("commits after", List.of("3", "2", "1", "0", "0"), counts));
  }

  /** How many commits there are after a time, by a feed that ends now. */
  private static Promise<String> countAfter(Context c, KoruDelta db, long after) {
    FeedOptions options =
        FeedOptions.after(Timestamp.ofEpochNanos(after)).withUntil(db.readPoint());
    return FeedSteps.rest(c, db.watch(options)).map(commits -> "" + commits.size());
  }

  private static Promise<@Nullable Void> endsWhereAsked(Context c, KoruDelta db) {
    Feed live = db.watch(FeedOptions.fromNow().withUntil(after(2)));
    return Databases.put(c, db, "a", "1", "2", "3", "4")
        .then(versions -> FeedSteps.rest(c, live))
        .then(
            commits -> {
              c.observe("live", FeedSteps.words(commits));
              return FeedSteps.rest(c, db.watch(ALL.withUntil(after(1))));
            })
        .map(commits -> c.observe("past", FeedSteps.words(commits)));
  }

  /** So many nanoseconds after the first commit. */
  private static Timestamp after(int nanos) {
    return Timestamp.ofEpochNanos(WallClock.START_NANOS + nanos);
  }

  private static Promise<@Nullable Void> resumesAfterRestart(Context c, KoruDelta db) {
    Feed feed = db.watch(ALL);
    return Databases.put(c, db, "a", "1", "2", "3")
        .then(versions -> FeedSteps.take(c, feed, 2))
        .then(commits -> db.close())
        .then(closed -> Databases.open(c.runtime()))
        .then(
            reopened ->
                Databases.put(c, reopened, "a", "4")
                    .then(more -> FeedSteps.take(c, resumed(reopened, feed), 2))
                    .then(
                        commits -> {
                          c.observe("commits", FeedSteps.words(commits));
                          return reopened.close();
                        }));
  }

  private static Feed resumed(KoruDelta db, Feed feed) {
    return db.watch(FeedOptions.after(feed.token()));
  }

  /** Subscribers that begin at every commit, while the rest is written. */
  private static Promise<@Nullable Void> pastAndPresentMeet(Context c, KoruDelta db) {
    List<Promise<List<Commit>>> feeds = new ArrayList<>();
    int commits = 150;
    return c.each(
            Databases.upTo(commits),
            number -> {
              if (number % 7 == 0) {
                FeedOptions present = ALL.withAfter(db.readPoint());
                feeds.add(subscriber(c, db.watch(present), commits - number));
                feeds.add(subscriber(c, db.watch(FeedOptions.fromNow()), commits - number));
                feeds.add(subscriber(c, db.watch(ALL), commits));
              }
              return write(db, number);
            })
        .then(written -> c.runtime().all(feeds))
        .then(
            taken ->
                db.changes(Timestamp.MIN, Integer.MAX_VALUE)
                    .map(
                        all -> {
                          taken.forEach(each -> requireEnd(c, all, each));
                          return c.observe("versions", all.size());
                        }));
  }

  private static Promise<List<Version>> write(KoruDelta db, int number) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i <= number % 3; i++) {
      writes.add(Write.put(Databases.SPACE, "key-" + i, Databases.json("" + number)));
    }
    return db.putBatch(writes);
  }

  private static Promise<List<Commit>> subscriber(Context c, Feed feed, int commits) {
    return c.runtime().spawn("subscriber", () -> FeedSteps.take(c, feed, commits)).promise();
  }

  private static void requireEnd(Context c, List<Version> all, List<Commit> commits) {
    List<Version> versions = FeedSteps.versions(commits);
    c.expectEqual(
        "the last " + versions.size(),
        all.subList(all.size() - versions.size(), all.size()),
        versions);
  }

  private static Promise<@Nullable Void> tokenPasses(Context c, KoruDelta db) {
    Feed feed = db.watch(FeedOptions.fromNow().withNamespace("mine"));
    return db.put("mine", "a", Databases.json("1"))
        .then(mine -> Databases.put(c, db, "a", "2"))
        .then(
            other -> {
              c.observe("with one that waits", feed.token().toString());
              return FeedSteps.take(c, feed, 1);
            })
        .then(
            commits -> {
              c.observe("once it is given", feed.token().toString());
              return Databases.put(c, db, "a", "3");
            })
        .map(
            other -> {
              c.expectEqual("token", db.readPoint(), feed.token());
              return c.observe("after others", feed.token().toString());
            });
  }
}
