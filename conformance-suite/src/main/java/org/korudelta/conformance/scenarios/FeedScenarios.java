package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.Feed;
import org.korudelta.FeedOptions;
import org.korudelta.HistoricalWrite;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** D12: what a feed gives. */
final class FeedScenarios {
  private static final FeedOptions ALL = FeedOptions.after(Timestamp.MIN);

  private FeedScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D12.before_and_after", FeedScenarios::beforeAndAfter),
        Databases.scenario("D12.without_before", FeedScenarios::withoutBefore),
        Databases.scenario("D12.three_subscribers_get_all", FeedScenarios::threeSubscribers),
        Databases.scenario("D12.only_what_was_asked_for", FeedScenarios::onlyAskedFor),
        Databases.scenario("D12.fifty_rapid_in_order", FeedScenarios::fiftyRapid),
        Databases.scenario("D12.batch_is_one_commit", FeedScenarios::batchIsOneCommit),
        Databases.scenario("D12.import_is_told", FeedScenarios::importIsTold));
  }

  /** Insert, update, delete, insert again, delete. */
  private static Promise<List<Version>> life(Context c, KoruDelta db) {
    return Databases.put(c, db, "a", "1", "null")
        .then(versions -> db.delete(Databases.SPACE, "a"))
        .then(deleted -> Databases.put(c, db, "a", "3"))
        .then(again -> db.delete(Databases.SPACE, "a"))
        .then(deleted -> db.history(Databases.SPACE, "a"));
  }

  private static Promise<@Nullable Void> beforeAndAfter(Context c, KoruDelta db) {
    Feed feed = db.watch(FeedOptions.fromNow());
    return life(c, db)
        .then(
            history ->
                FeedSteps.take(c, feed, history.size())
                    .map(
                        commits -> {
                          c.expectEqual("after", history, FeedSteps.versions(commits));
                          c.expectEqual(
                              "token", history.get(history.size() - 1).timestamp(), feed.token());
                          c.observeEqual(
                              "kinds",
                              List.of("INSERT", "UPDATE", "DELETE", "INSERT", "DELETE"),
                              kinds(commits));
                          return commits;
                        })
                    .then(none -> FeedSteps.take(c, db.watch(ALL), history.size())))
        .map(commits -> c.observe("commits", FeedSteps.words(commits)));
  }

  private static Promise<@Nullable Void> withoutBefore(Context c, KoruDelta db) {
    return life(c, db)
        .then(history -> FeedSteps.take(c, db.watch(ALL.withoutBefore()), history.size()))
        .map(
            commits -> {
              c.observeEqual(
                  "kinds",
                  List.of("INSERT", "UPDATE", "DELETE", "UPDATE", "DELETE"),
                  kinds(commits));
              return c.observe("commits", FeedSteps.words(commits));
            });
  }

  private static List<String> kinds(List<Commit> commits) {
    return commits.stream()
        .flatMap(commit -> commit.changes().stream())
        .map(change -> change.kind().name())
        .toList();
  }

  private static Promise<@Nullable Void> threeSubscribers(Context c, KoruDelta db) {
    List<Feed> feeds = List.of(watch(db), watch(db), watch(db));
    List<Promise<List<Commit>>> taken =
        feeds.stream()
            .map(feed -> c.runtime().spawn("takes", () -> FeedSteps.take(c, feed, 5)).promise())
            .toList();
    return Databases.put(c, db, "a", "1", "2", "3", "4", "5")
        .then(versions -> c.runtime().all(taken))
        .map(
            all -> {
              for (List<Commit> commits : all) {
                List<String> expected = List.of("1", "2", "3", "4", "5");
                c.observeEqual("values", expected, FeedSteps.values(commits));
              }
              return null;
            });
  }

  private static Feed watch(KoruDelta db) {
    return db.watch(FeedOptions.fromNow());
  }

  private static Promise<@Nullable Void> onlyAskedFor(Context c, KoruDelta db) {
    FeedOptions wanted =
        FeedOptions.fromNow().withNamespace("mine").withPrefix(Databases.SPACE, "eu/");
    Feed live = db.watch(wanted);
    List<Write> batch =
        List.of(put("other", "eu/a", "2"), put("mine", "b", "3"), put(Databases.SPACE, "eu/", "4"));
    return db.put("other", "a", Databases.json("0"))
        .then(other -> db.put(Databases.SPACE, "us/a", Databases.json("1")))
        .then(other -> db.putBatch(batch))
        .then(versions -> db.put("min", "eu/a", Databases.json("5")))
        .then(other -> db.delete("mine", "b"))
        .then(deleted -> FeedSteps.take(c, live, 2))
        .then(
            commits -> {
              c.observe("commits", FeedSteps.words(commits));
              return FeedSteps.take(c, db.watch(wanted.withAfter(Timestamp.MIN)), 2)
                  .map(
                      past -> {
                        List<Version> versions = FeedSteps.versions(commits);
                        c.expectEqual("of the past", versions, FeedSteps.versions(past));
                        return null;
                      });
            });
  }

  private static Write put(String namespace, String key, String value) {
    return Write.put(namespace, key, Databases.json(value));
  }

  private static Promise<@Nullable Void> fiftyRapid(Context c, KoruDelta db) {
    Feed feed = watch(db);
    List<Promise<Version>> writes =
        Databases.upTo(50).stream()
            .map(number -> db.put(Databases.SPACE, "a", Databases.json("" + number)))
            .toList();
    List<String> numbers = Databases.upTo(50).stream().map(String::valueOf).toList();
    return FeedSteps.take(c, feed, 50)
        .then(
            commits -> {
              c.observeEqual("values", numbers, FeedSteps.values(commits));
              return c.runtime().all(writes);
            })
        .map(versions -> c.observeEqual("written", 50, versions.size()));
  }

  private static Promise<@Nullable Void> batchIsOneCommit(Context c, KoruDelta db) {
    Feed live = watch(db);
    List<Write> batch =
        Databases.upTo(100).stream().map(n -> put(Databases.SPACE, "key-" + n, "" + n)).toList();
    return Databases.put(c, db, "before", "1")
        .then(before -> db.putBatch(batch))
        .then(versions -> Databases.put(c, db, "after", "1"))
        .then(after -> FeedSteps.take(c, live, 3))
        .then(
            commits -> {
              c.observeEqual("changes", List.of("1", "100", "1"), sizes(commits));
              return FeedSteps.take(c, db.watch(ALL), 3);
            })
        .then(
            commits -> {
              c.observeEqual("changes of the past", List.of("1", "100", "1"), sizes(commits));
              Timestamp within = commits.get(1).timestamp();
              return FeedSteps.take(c, db.watch(FeedOptions.after(within)), 1);
            })
        .map(commits -> c.observe("after its token", FeedSteps.words(commits)));
  }

  private static List<String> sizes(List<Commit> commits) {
    return commits.stream().map(commit -> "" + commit.changes().size()).toList();
  }

  private static Promise<@Nullable Void> importIsTold(Context c, KoruDelta db) {
    Feed feed = watch(db);
    List<HistoricalWrite> writes =
        List.of(
            imported("2014-08-30T00:00:00Z", "a", "1"),
            imported("2014-08-30T00:00:00Z", "b", "1"),
            imported("2020-02-29T00:00:00Z", "a", "2"));
    return db.importHistory(writes)
        .then(report -> FeedSteps.take(c, feed, 2))
        .map(commits -> c.observe("commits", FeedSteps.words(commits)));
  }

  private static HistoricalWrite imported(String at, String key, String value) {
    return new HistoricalWrite(Timestamp.parse(at), put(Databases.SPACE, key, value));
  }
}
