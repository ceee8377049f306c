package org.korudelta.worlds.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.Feed;
import org.korudelta.FeedOptions;
import org.korudelta.KoruDelta;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.text.Timestamp;

/**
 * One subscriber of the database in all its lives. It is slow, falls behind, changes its mind, dies
 * with the database and goes on after its token; in the end it must have been given every commit
 * that there is, once, in order (D12).
 */
final class Subscriber {
  private static final String CANCELLED = "feed: cancelled";
  private static final String LAGGED = "feed: lagged";
  private static final String RESUMED = "feed: resumed after a restart";

  /** What must happen in some runs. */
  static final List<String> MARKS = List.of(CANCELLED, LAGGED, RESUMED);

  private static final int BUFFER_MAX = 3;
  private static final int IDLE_KINDS = 3;
  private static final int YIELDS_MAX = 12;
  private static final int IN_VAIN_ONE_IN = 6;

  private final EngineRun run;
  private final String prefix;
  private final String name;
  private final Choices choices;
  private final List<Commit> given = new ArrayList<>();
  private Timestamp token = Timestamp.MIN;

  /** One that wants the keys that begin with {@code prefix}. */
  Subscriber(EngineRun run, String prefix) {
    this.run = run;
    this.prefix = prefix;
    this.name = "subscriber/" + (prefix.isEmpty() ? "all" : prefix);
    this.choices = run.simulation.choices().stream(name);
  }

  /** Follows the database for this life of it. */
  void follow(KoruDelta database) {
    run.simulation.sometimes(!token.equals(Timestamp.MIN), RESUMED);
    run.runtime().spawn(name, () -> goOn(database));
  }

  private Promise<@Nullable Void> goOn(KoruDelta database) {
    boolean nothingThere = database.readPoint().equals(Timestamp.MIN);
    boolean now = nothingThere && choices.draw(2, "from now") == 1;
    FeedOptions begin = now ? FeedOptions.fromNow() : FeedOptions.after(token);
    FeedOptions wanted = begin.withBuffer(1 + choices.draw(BUFFER_MAX, "buffer"));
    return receive(database, database.watch(wanted.withPrefix(EngineRun.NAMESPACE, prefix)));
  }

  private Promise<@Nullable Void> receive(KoruDelta database, Feed feed) {
    return idle()
        .then(none -> choices.oneIn(IN_VAIN_ONE_IN, "gives up") ? nextInVain(feed) : next(feed))
        .then(outcome -> received(database, feed, outcome));
  }

  private Promise<@Nullable Void> idle() {
    return switch (choices.draw(IDLE_KINDS, "idle")) {
      case 0 -> run.runtime().completed(null);
      case 1 -> idle(1 + choices.draw(YIELDS_MAX, "turns"));
      default -> run.runtime().sleep(Duration.ofMillis(1));
    };
  }

  private Promise<@Nullable Void> idle(int turns) {
    return turns == 0
        ? run.runtime().completed(null)
        : run.runtime().yield().then(turn -> idle(turns - 1));
  }

  private Promise<Outcome<Optional<Commit>>> next(Feed feed) {
    return feed.next().handle(run.runtime()::completed);
  }

  /** Asks, and takes it back. */
  private Promise<Outcome<Optional<Commit>>> nextInVain(Feed feed) {
    TaskHandle<Optional<Commit>> task = run.runtime().spawn(name + "/in-vain", feed::next);
    Promise<Outcome<Optional<Commit>>> end = task.promise().handle(run.runtime()::completed);
    return idle(1 + choices.draw(YIELDS_MAX, "turns"))
        .then(
            turn -> {
              task.cancel();
              return end;
            });
  }

  private Promise<@Nullable Void> received(
      KoruDelta database, Feed feed, Outcome<Optional<Commit>> outcome) {
    if (outcome instanceof Outcome.Failure<Optional<Commit>> failure) {
      return failed(database, feed, failure.error());
    }
    if (outcome instanceof Outcome.Success<Optional<Commit>> success) {
      take(success.value().orElseThrow());
    } else {
      run.simulation.mark(CANCELLED, 1);
    }
    return receive(database, feed);
  }

  private Promise<@Nullable Void> failed(KoruDelta database, Feed feed, Throwable error) {
    if (error instanceof KoruException.Lagged lagged) {
      run.simulation.mark(LAGGED, 1);
      token = Timestamp.ofEpochNanos(lagged.tokenNanos());
      feed.close();
      return goOn(database);
    }
    token = feed.token();
    if (error instanceof KoruException.StorageFailure && run.mayFailToRead(error)) {
      feed.close();
      return goOn(database);
    }
    run.always(
        error instanceof KoruException.Closed || run.mayFailToRead(error),
        "feed_failed",
        () -> name + " failed: " + error);
    return run.runtime().completed(null);
  }

  private void take(Commit commit) {
    run.always(
        commit.timestamp().compareTo(token) > 0,
        "feed_order",
        () -> name + " after=" + token + " and then commit=" + commit);
    given.add(commit);
    token = commit.timestamp();
    run.simulation.observe(Long.hashCode(token.epochNanos()));
  }

  /** It begins anew: a damaged disk has lost commits that it may have been given. */
  void forget() {
    given.clear();
    token = Timestamp.MIN;
  }

  /** It was given commits before they were durable, and a crash took those after {@code last}. */
  void forgetAfter(Timestamp last) {
    given.removeIf(commit -> commit.timestamp().compareTo(last) > 0);
    token = token.compareTo(last) > 0 ? last : token;
  }

  /** Takes the rest, and compares; {@code versions} is what there is, in commit order. */
  void check(KoruDelta database, List<Version> versions) {
    FeedOptions rest = FeedOptions.after(token).withUntil(database.readPoint());
    Feed feed = database.watch(rest.withPrefix(EngineRun.NAMESPACE, prefix));
    Optional<Commit> commit = run.runtime().await(feed.next());
    while (commit.isPresent()) {
      take(commit.get());
      commit = run.runtime().await(feed.next());
    }
    feed.close();
    List<Version> wanted =
        versions.stream().filter(version -> version.key().startsWith(prefix)).toList();
    List<Version> all = new FeedTruth(run, name).versions(given);
    run.always(
        all.equals(wanted),
        "feed_not_the_commits",
        () -> name + " was given=" + all + " and there are=" + wanted);
  }
}
