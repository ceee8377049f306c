package org.korudelta;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.text.Timestamp;

/**
 * The one feed: reads the log by pages, and is told when there is more.
 *
 * <p>Threading: safe from any thread; its state is guarded by itself.
 */
final class CommitFeed implements Feed {
  /*
   * What waits for a subscriber is in the log; here are only the times of those commits. A page is
   * read when the subscriber asks and the one before is given out.
   *
   *      given          readTo          told
   *   ─────┼───────────────┼──────────────┼──▶ commits
   *        │  in ready     │  not read    │
   *
   * Invariants:
   *  - every wanted commit up to given was given, and none after it
   *  - ready holds the wanted commits after given, up to readTo
   *  - told is the last commit that the writer told of. Visible comes before told, so a page may
   *    hold commits that are told later
   *  - once live, waiting holds the times of the wanted commits after given, up to told, in order
   *
   * The hand-over from the past: a page that is not full holds all there was when it was read. If
   * nothing later was told by then, the feed is live from here on; else it reads on. Both happen
   * under the lock under which it is told, so nothing falls between. What the page held already
   * and is told later is waiting too, until it is given.
   *
   * A subscriber that is waiting for an answer is not slow, however much comes at once.
   */
  private static final int PAGE = 64;

  private final AsyncRuntime runtime;
  private final Feeds feeds;
  private final PointReads reads;
  private final FeedOptions options;
  private final ChangeReader reader;

  /** Holds a word when there is news: waiting for it ends with the task that waits. */
  private final Channel<Boolean> news;

  private final ArrayDeque<Commit> ready = new ArrayDeque<>();
  private final ArrayDeque<Long> waiting = new ArrayDeque<>();
  private long given;
  private long readTo;
  private long told;
  private boolean live;
  private boolean asked;
  private @Nullable KoruException ending;

  /** One of {@code feeds}, which have been told of commits up to {@code told}. */
  CommitFeed(Feeds feeds, FeedOptions options, long told) {
    this.runtime = feeds.runtime;
    this.feeds = feeds;
    this.reads = feeds.reads;
    this.options = options;
    this.reader = new ChangeReader(runtime, reads, options);
    this.news = runtime.channel(1);
    Timestamp after = options.after();
    this.live = after == null;
    this.given = (after == null ? reads.readPoint() : after).epochNanos();
    this.readTo = given;
    this.told = told;
  }

  @Override
  public synchronized Timestamp token() {
    return Timestamp.ofEpochNanos(given);
  }

  // The subscriber's side

  private enum Step {
    ANSWER,
    READ,
    WAIT
  }

  @Override
  public Promise<Optional<Commit>> next() {
    if (!ask()) {
      return runtime.failed(
          new KoruException.BadRequest("next is pending already: token=" + token()));
    }
    return step() == Step.ANSWER ? answer() : arrival().handle(this::answer);
  }

  private synchronized boolean ask() {
    boolean free = !asked;
    asked = true;
    return free;
  }

  private Promise<@Nullable Void> arrival() {
    return switch (step()) {
      case ANSWER -> runtime.completed(null);
      case READ -> read().then(page -> arrival());
      case WAIT -> news.receive().then(word -> arrival());
    };
  }

  private synchronized Step step() {
    if (ending != null || !ready.isEmpty() || isOver()) {
      return Step.ANSWER;
    }
    return live && waiting.isEmpty() ? Step.WAIT : Step.READ;
  }

  /** Whether everything up to the end that was asked for has been given. */
  private boolean isOver() {
    long known = live ? Math.max(readTo, told) : readTo;
    return ready.isEmpty() && waiting.isEmpty() && known >= options.untilNanos();
  }

  private Promise<@Nullable Void> read() {
    return reads
        .changes(Timestamp.ofEpochNanos(readFrom()), PAGE)
        .then(page -> reader.commits(page).map(commits -> take(page, commits)));
  }

  /** Nothing wanted is before the first that waits. */
  private synchronized long readFrom() {
    Long first = waiting.peek();
    return first == null ? readTo : first - 1;
  }

  private synchronized @Nullable Void take(List<Version> page, List<Commit> commits) {
    if (ending == null) {
      ready.addAll(commits);
      readTo = page.isEmpty() ? readTo : page.get(page.size() - 1).timestamp().epochNanos();
      live |= ready.isEmpty() && page.size() < PAGE && told <= readTo;
      advance();
    }
    return null;
  }

  private Promise<Optional<Commit>> answer(Outcome<@Nullable Void> arrived) {
    if (arrived instanceof Outcome.Success<@Nullable Void>) {
      return answer();
    }
    PromiseSource<Optional<Commit>> answer = runtime.promise();
    unask();
    if (arrived instanceof Outcome.Failure<@Nullable Void> failure) {
      answer.fail(failure.error());
    } else {
      answer.cancel();
    }
    return answer.promise();
  }

  private synchronized void unask() {
    asked = false;
  }

  private synchronized Promise<Optional<Commit>> answer() {
    asked = false;
    return ending != null ? runtime.failed(ending) : runtime.completed(Optional.ofNullable(give()));
  }

  private @Nullable Commit give() {
    Commit commit = ready.poll();
    if (commit != null) {
      given = commit.timestamp().epochNanos();
      for (Long first = waiting.peek(); first != null && first <= given; first = waiting.peek()) {
        waiting.remove();
      }
      advance();
    }
    return commit;
  }

  /** When nothing wanted is left, the token passes what was not wanted. */
  private void advance() {
    if (ending == null && ready.isEmpty() && waiting.isEmpty()) {
      given = Math.max(given, live ? Math.max(readTo, told) : readTo);
    }
  }

  @Override
  public void close() {
    end(new KoruException.Closed("feed is closed"));
    feeds.forget(this);
  }

  // The writer's side

  /** Hears of commits that have become visible together; false when it wants no more of them. */
  boolean hear(List<List<VersionRecord>> commits) {
    boolean stays = heard(commits);
    if (!stays || hasNews()) {
      news.trySend(true);
    }
    return stays;
  }

  private synchronized boolean heard(List<List<VersionRecord>> commits) {
    int before = waiting.size();
    for (List<VersionRecord> commit : commits) {
      told = commit.get(0).timestampNanos();
      if (live && isWanted(commit)) {
        waiting.add(told);
      }
    }
    boolean full = !asked && before >= options.buffer();
    if (full && waiting.size() > before) {
      finish(lagged());
    }
    advance();
    return ending == null;
  }

  private boolean isWanted(List<VersionRecord> commit) {
    return told > given && told <= options.untilNanos() && hasWanted(commit);
  }

  private boolean hasWanted(List<VersionRecord> commit) {
    for (VersionRecord version : commit) {
      if (options.wants(version.namespace(), version.key())) {
        return true;
      }
    }
    return false;
  }

  private KoruException lagged() {
    return new KoruException.Lagged(
        "feed lagged: waiting="
            + waiting.size()
            + " buffer="
            + options.buffer()
            + " token="
            + Timestamp.ofEpochNanos(given),
        given,
        null);
  }

  private synchronized boolean hasNews() {
    return asked && step() != Step.WAIT;
  }

  /** Ends it for {@code reason}; what waits is in the log for another feed. */
  void end(KoruException reason) {
    finish(reason);
    news.trySend(true);
  }

  private synchronized void finish(KoruException reason) {
    ending = reason;
    ready.clear();
    waiting.clear();
  }
}
