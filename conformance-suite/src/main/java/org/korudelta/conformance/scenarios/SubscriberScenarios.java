package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.Feed;
import org.korudelta.FeedOptions;
import org.korudelta.HistoricalWrite;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.text.Timestamp;

/** D12 and R2: subscribers that come late, are slow, give up, or are left. */
final class SubscriberScenarios {
  private static final FeedOptions ALL = FeedOptions.after(Timestamp.MIN);
  private static final FeedOptions SMALL = FeedOptions.fromNow().withBuffer(2);

  private SubscriberScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D12.held_up_to_its_buffer", SubscriberScenarios::heldUpToItsBuffer),
        Databases.scenario("D12.lagged_with_token", SubscriberScenarios::laggedWithToken),
        Databases.scenario("D12.unasked_changes_lag_nobody", SubscriberScenarios::unaskedChanges),
        Databases.scenario("D12.past_lags_nobody", SubscriberScenarios::pastLagsNobody),
        Databases.scenario("D12.waiting_lags_nobody", SubscriberScenarios::waitingLagsNobody),
        Databases.scenario("D12.cancelled_next_takes_nothing", SubscriberScenarios::cancelled),
        Databases.scenario("D12.one_next_at_a_time", SubscriberScenarios::oneNextAtATime),
        Databases.scenario("D12.close_ends_feeds", SubscriberScenarios::closeEndsFeeds),
        Databases.scenario("D12.refusals", SubscriberScenarios::refusals));
  }

  private static Promise<@Nullable Void> heldUpToItsBuffer(Context c, KoruDelta db) {
    Feed feed = db.watch(SMALL);
    return Databases.put(c, db, "a", "1", "2")
        .then(versions -> FeedSteps.take(c, feed, 1))
        .then(first -> Databases.put(c, db, "a", "3"))
        .then(versions -> FeedSteps.take(c, feed, 2))
        .map(commits -> c.observe("commits", FeedSteps.words(commits)));
  }

  private static Promise<@Nullable Void> laggedWithToken(Context c, KoruDelta db) {
    Feed feed = db.watch(SMALL);
    return Databases.put(c, db, "a", "1")
        .then(versions -> FeedSteps.take(c, feed, 1))
        .then(first -> Databases.put(c, db, "a", "2", "3", "4"))
        .then(versions -> c.error(ErrorCode.LAGGED, feed::next))
        .then(
            error -> {
              c.observe("lagged", error);
              long token = ((KoruException.Lagged) error).tokenNanos();
              c.expectEqual("token", feed.token().epochNanos(), token);
              return FeedSteps.fails(c, ErrorCode.LAGGED, feed)
                  .then(again -> FeedSteps.take(c, after(db, token), 3));
            })
        .map(commits -> c.observe("resumed", FeedSteps.words(commits)));
  }

  private static Feed after(KoruDelta db, long token) {
    return db.watch(SMALL.withAfter(Timestamp.ofEpochNanos(token)));
  }

  private static Promise<@Nullable Void> unaskedChanges(Context c, KoruDelta db) {
    Feed feed = db.watch(SMALL.withPrefix(Databases.SPACE, "mine"));
    return Databases.put(c, db, "mine", "1")
        .then(mine -> Databases.put(c, db, "other", "2", "3", "4", "5"))
        .then(others -> Databases.put(c, db, "mine", "6"))
        .then(mine -> FeedSteps.take(c, feed, 2))
        .map(commits -> c.observe("commits", FeedSteps.words(commits)));
  }

  private static Promise<@Nullable Void> pastLagsNobody(Context c, KoruDelta db) {
    Feed feed = db.watch(SMALL.withAfter(Timestamp.MIN));
    return Databases.put(c, db, "a", "1", "2", "3", "4", "5")
        .then(versions -> FeedSteps.take(c, feed, 5))
        .map(commits -> c.observeEqual("commits", 5, commits.size()));
  }

  /** Many commits become visible at once: who waits for one has not been slow. */
  private static Promise<@Nullable Void> waitingLagsNobody(Context c, KoruDelta db) {
    Feed feed = db.watch(SMALL);
    List<HistoricalWrite> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Write put = Write.put(Databases.SPACE, "a", Databases.json("" + i));
      writes.add(new HistoricalWrite(Timestamp.ofEpochNanos(i), put));
    }
    Promise<List<Commit>> taken =
        c.runtime().spawn("waits", () -> FeedSteps.take(c, feed, 100)).promise();
    return c.runtime()
        .yield()
        .then(turn -> db.importHistory(writes))
        .then(report -> taken)
        .map(commits -> c.observeEqual("commits", 100, commits.size()));
  }

  private static Promise<@Nullable Void> cancelled(Context c, KoruDelta db) {
    Feed feed = db.watch(ALL);
    return Databases.put(c, db, "a", "1")
        .then(version -> FeedSteps.take(c, feed, 1))
        .then(first -> cancelledNext(c, feed))
        .then(
            outcome -> {
              c.holds("is cancelled", outcome instanceof Outcome.Cancelled<Optional<Commit>>);
              return Databases.put(c, db, "a", "2", "3");
            })
        .then(versions -> FeedSteps.take(c, feed, 2))
        .map(commits -> c.observe("commits", FeedSteps.words(commits)));
  }

  private static Promise<Outcome<Optional<Commit>>> cancelledNext(Context c, Feed feed) {
    AtomicBoolean asked = new AtomicBoolean();
    TaskHandle<Optional<Commit>> task =
        c.runtime()
            .spawn(
                "gives up",
                () -> {
                  Promise<Optional<Commit>> next = feed.next();
                  asked.set(true);
                  return next;
                });
    return c.until(asked::get)
        .then(
            none -> {
              task.cancel();
              return c.outcome(task.promise());
            });
  }

  private static Promise<@Nullable Void> oneNextAtATime(Context c, KoruDelta db) {
    Feed feed = db.watch(FeedOptions.fromNow());
    Promise<Optional<Commit>> first = feed.next();
    return FeedSteps.fails(c, ErrorCode.BAD_REQUEST, feed)
        .then(refused -> Databases.put(c, db, "a", "1"))
        .then(version -> first)
        .map(commit -> c.observe("first", FeedSteps.words(List.of(commit.orElseThrow()))));
  }

  private static Promise<@Nullable Void> closeEndsFeeds(Context c, KoruDelta db) {
    Feed left = db.watch(FeedOptions.fromNow());
    Feed waiting = db.watch(FeedOptions.fromNow().withNamespace("nothing"));
    Feed reading = db.watch(ALL);
    Promise<KoruException> leaving = c.error(ErrorCode.CLOSED, left::next);
    Promise<KoruException> ending = c.error(ErrorCode.CLOSED, waiting::next);
    left.close();
    left.close();
    return leaving
        .then(
            error -> {
              c.observe("left", error);
              return Databases.put(c, db, "a", "1");
            })
        .then(version -> FeedSteps.fails(c, ErrorCode.CLOSED, left))
        .then(none -> FeedSteps.take(c, reading, 1))
        .then(first -> db.close())
        .then(closed -> FeedSteps.fails(c, ErrorCode.CLOSED, reading))
        .then(
            none -> {
              c.observe("watch", c.thrown(ErrorCode.CLOSED, () -> db.watch(ALL)));
              return ending;
            })
        .map(error -> c.observe("waiting", error));
  }

  private static Promise<@Nullable Void> refusals(Context c, KoruDelta db) {
    FeedOptions now = FeedOptions.fromNow();
    c.observe("buffer 0", c.thrown(ErrorCode.BAD_REQUEST, () -> now.withBuffer(0)));
    c.observe("buffer", c.thrown(ErrorCode.BAD_REQUEST, () -> now.withBuffer((1 << 20) + 1)));
    return FeedSteps.rest(c, db.watch(now.withUntil(Timestamp.MIN)))
        .map(commits -> c.observeEqual("until the beginning", 0, commits.size()));
  }
}
