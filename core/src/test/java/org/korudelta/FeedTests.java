package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** Feeds: every commit once, in order, under any schedule (D12). */
class FeedTests {
  private static final FeedOptions ALL = FeedOptions.after(Timestamp.MIN);

  private final OpenDatabase open = OpenDatabase.fifo();

  private static List<Version> versions(List<Commit> commits) {
    return commits.stream()
        .flatMap(commit -> commit.changes().stream())
        .map(Commit.Change::after)
        .toList();
  }

  private List<Commit> rest(Feed feed) {
    List<Commit> commits = new ArrayList<>();
    Optional<Commit> next = open.await(feed.next());
    while (next.isPresent()) {
      commits.add(next.get());
      next = open.await(feed.next());
    }
    return commits;
  }

  private static Write put(String namespace, String key) {
    return Write.put(namespace, key, Json.parse("1"));
  }

  @Test
  void next_whenOneIsRead_answersWithoutAHop() {
    Feed feed = open.db.watch(ALL);
    open.put("a", "1");
    open.put("a", "2");
    open.await(feed.next());

    assertThat(feed.next().peek()).isPresent();
  }

  @Test
  void next_atTheStepOfItsAnswer_isDurable() {
    Feed feed = open.db.watch(FeedOptions.fromNow());
    Promise<Optional<Commit>> next = feed.next();
    open.db.put("ns", "a", Json.parse("1"));

    while (next.peek().isEmpty()) {
      assertThat(open.runtime.step()).isTrue();
    }
    assertThat(open.crashed().get("a")).isPresent();
  }

  @Test
  void changes_ofABatch_areThoseAskedForOnly() {
    open.await(open.db.putBatch(List.of(put("n", "a"), put("ns", "b"), put("ns", "ab"))));
    Timestamp last = open.db.readPoint();

    assertThat(rest(open.db.watch(ALL.withUntil(last).withPrefix("ns", "a"))))
        .singleElement()
        .satisfies(commit -> assertThat(commit.timestamp()).isEqualTo(last))
        .satisfies(
            commit ->
                assertThat(commit.changes())
                    .extracting(change -> change.after().key())
                    .containsExactly("ab"));
  }

  @Test
  void rest_ofALongPastOfOthers_isFoundBehindIt() {
    for (int i = 0; i < 200; i++) {
      open.put("other", "" + i);
    }
    Version wanted = open.put("mine", "1");
    open.put("other", "1");
    Feed feed = open.db.watch(ALL.withPrefix("ns", "mine").withUntil(open.db.readPoint()));

    assertThat(versions(rest(feed))).containsExactly(wanted);
    assertThat(feed.token()).isEqualTo(open.db.readPoint());
  }

  @Test
  void until_atTheLastCommitOfALiveFeed_endsIt() {
    Version first = open.put("a", "1");
    Timestamp next = Timestamp.ofEpochNanos(first.timestamp().epochNanos() + 1);
    Feed feed = open.db.watch(FeedOptions.fromNow().withUntil(next).withPrefix("ns", "b"));
    Promise<Optional<Commit>> end = feed.next();
    open.put("a", "2");

    assertThat(open.await(end)).isEmpty();
  }

  @Test
  void lagged_tokenAndMessage_nameTheLastThatWasGiven() {
    Feed feed = open.db.watch(FeedOptions.fromNow().withBuffer(1));
    Timestamp start = feed.token();
    open.put("a", "1");
    open.put("a", "2");
    open.put("a", "3");

    assertThatExceptionOfType(KoruException.Lagged.class)
        .isThrownBy(() -> open.await(feed.next()))
        .satisfies(lagged -> assertThat(lagged.tokenNanos()).isEqualTo(start.epochNanos()))
        .withMessage("feed lagged: waiting=2 buffer=1 token=" + start);
  }

  @Test
  void lagged_feedThatIsClosed_isClosed() {
    Feed feed = open.db.watch(FeedOptions.fromNow().withBuffer(1));
    open.put("a", "1");
    open.put("a", "2");
    feed.close();

    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(() -> open.await(feed.next()));
  }

  @Test
  void token_inTheFuture_skipsUntilThen() {
    Version first = open.put("a", "1");
    long later = first.timestamp().epochNanos() + 2;
    Feed feed = open.db.watch(FeedOptions.after(Timestamp.ofEpochNanos(later)));
    Promise<Optional<Commit>> next = feed.next();
    open.put("a", "2");
    open.put("a", "3");
    Version fourth = open.put("a", "4");

    assertThat(open.await(next))
        .hasValueSatisfying(
            commit -> assertThat(versions(List.of(commit))).containsExactly(fourth));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void subscribers_underAnySchedule_areGivenTheSame(int seed) {
    OpenDatabase database = OpenDatabase.on(DeterministicRuntime.seeded(seed));
    List<List<Commit>> given = new ArrayList<>();
    List<Promise<@Nullable Void>> ends = new ArrayList<>();
    Timestamp last = Timestamp.ofEpochNanos(database.runtime.wallClock() + 299);
    for (int i = 0; i < 6; i++) {
      List<Commit> mine = new ArrayList<>();
      given.add(mine);
      FeedOptions options = ALL.withUntil(last).withBuffer(1 + i);
      ends.add(database.runtime.spawn("takes", () -> follow(database, options, mine)).promise());
    }
    for (int writer = 0; writer < 3; writer++) {
      database.runtime.spawn("writes", () -> write(database, 100));
    }
    ends.forEach(database::await);

    List<Version> all = database.await(database.db.changes(Timestamp.MIN, Integer.MAX_VALUE));
    assertThat(all).hasSize(300);
    given.forEach(mine -> assertThat(versions(mine)).isEqualTo(all));
  }

  private static Promise<@Nullable Void> write(OpenDatabase database, int count) {
    return count == 0
        ? database.runtime.completed(null)
        : database
            .db
            .put("ns", "key-" + count % 3, Json.parse("" + count))
            .then(version -> write(database, count - 1));
  }

  /** Takes all, turning aside now and then; goes on after a lag. */
  private static Promise<@Nullable Void> follow(
      OpenDatabase database, FeedOptions options, List<Commit> mine) {
    return take(database, database.db.watch(options), mine)
        .recover(
            error -> {
              long token = ((KoruException.Lagged) error).tokenNanos();
              Timestamp after = Timestamp.ofEpochNanos(token);
              return follow(database, options.withAfter(after), mine);
            });
  }

  private static Promise<@Nullable Void> take(OpenDatabase database, Feed feed, List<Commit> mine) {
    return feed.next()
        .then(
            commit -> {
              commit.ifPresent(mine::add);
              return commit.isEmpty()
                  ? database.runtime.completed(null)
                  : pause(database, mine.size() % 5).then(turn -> take(database, feed, mine));
            });
  }

  private static Promise<@Nullable Void> pause(OpenDatabase database, int turns) {
    return turns == 0
        ? database.runtime.completed(null)
        : database.runtime.yield().then(turn -> pause(database, turns - 1));
  }
}
