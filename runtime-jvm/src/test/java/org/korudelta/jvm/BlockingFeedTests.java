package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.Commit;
import org.korudelta.FeedOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.text.Timestamp;

@Timeout(60)
class BlockingFeedTests {
  private static final FeedOptions ALL = FeedOptions.after(Timestamp.MIN);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final BlockingKoruDelta db = BlockingKoruDelta.inMemory();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
    db.close();
  }

  private Version put(int value) {
    return db.put("ns", "key", Json.parse("" + value));
  }

  private void putMany(int count) {
    for (int i = 0; i < count; i++) {
      put(i);
    }
  }

  private static Version written(Commit commit) {
    return commit.changes().get(0).after();
  }

  @Test
  void iterator_upToAnEnd_givesEachCommitOnce() {
    List<Version> versions = List.of(put(1), put(2), put(3));
    List<Version> seen = new ArrayList<>();
    try (BlockingFeed feed = db.watch(ALL.withUntil(db.readPoint()))) {
      for (Commit commit : feed) {
        seen.add(written(commit));
      }
      assertThat(feed.next()).isEmpty();
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(() -> feed.iterator().next());
    }
    assertThat(seen).containsExactlyElementsOf(versions);
  }

  @Test
  void hasNext_andThenNothing_leavesTokenAndCommitWhereTheyWere() {
    Version version = put(1);
    try (BlockingFeed feed = db.watch(ALL)) {
      Iterator<Commit> commits = feed.iterator();

      assertThat(commits.hasNext()).isTrue();
      assertThat(feed.token()).isEqualTo(Timestamp.MIN);
      assertThat(feed.next()).map(BlockingFeedTests::written).contains(version);
      assertThat(feed.token()).isEqualTo(version.timestamp());
    }
  }

  @Test
  void next_afterATimeout_losesNothing() {
    try (BlockingFeed feed = db.watch(FeedOptions.fromNow())) {
      assertThatExceptionOfType(KoruException.DeadlineExceeded.class)
          .isThrownBy(() -> feed.next(AT_ONCE));
      Version version = put(1);
      put(2);

      assertThat(feed.token()).isEqualTo(Timestamp.MIN);
      assertThat(written(feed.next().orElseThrow())).isEqualTo(version);
      assertThat(feed.token()).isEqualTo(version.timestamp());
    }
  }

  @Test
  void next_afterAnInterrupt_losesNothing() {
    try (BlockingFeed feed = db.watch(FeedOptions.fromNow())) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(KoruException.Cancelled.class).isThrownBy(feed::next);
      assertThat(Thread.interrupted()).isTrue();
      Version version = put(1);

      assertThat(written(feed.next().orElseThrow())).isEqualTo(version);
    }
  }

  @Test
  void next_whenLagged_throwsItWithTheToken() {
    try (BlockingFeed feed = db.watch(FeedOptions.fromNow().withBuffer(1))) {
      Version given = put(1);
      feed.next();
      List<Version> missed = List.of(put(2), put(3));

      KoruException.Lagged lagged = catchThrowableOfType(KoruException.Lagged.class, feed::next);

      assertThat(lagged.tokenNanos()).isEqualTo(given.timestamp().epochNanos());
      FeedOptions rest = FeedOptions.after(feed.token()).withUntil(db.readPoint());
      assertThat(db.watch(rest)).extracting(BlockingFeedTests::written).isEqualTo(missed);
    }
  }

  @Test
  void close_byAnotherThread_endsTheWait() throws Exception {
    BlockingFeed feed = db.watch(FeedOptions.fromNow());
    CountDownLatch begun = new CountDownLatch(1);
    Future<KoruException> ended =
        threads.submit(
            () -> {
              begun.countDown();
              return catchThrowableOfType(KoruException.Closed.class, feed::next);
            });
    begun.await();
    feed.close();

    assertThat(ended.get()).hasMessage("feed is closed");
  }

  @Test
  void next_afterTheDatabaseClosed_saysSo() {
    BlockingFeed feed = db.watch(ALL);
    db.close();

    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(feed::next);
    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(() -> db.watch(ALL));
  }

  @Test
  void next_whileWritersWrite_givesAllInOrder() throws Exception {
    int writers = 4;
    int each = 200;
    List<Commit> seen = new ArrayList<>();
    try (BlockingFeed feed = db.watch(FeedOptions.fromNow())) {
      for (int writer = 0; writer < writers; writer++) {
        threads.execute(() -> putMany(each));
      }
      while (seen.size() < writers * each) {
        seen.add(feed.next().orElseThrow());
      }
    }
    BlockingFeed late = db.watch(ALL.withUntil(db.readPoint()));
    List<Version> all = db.history("ns", "key");
    assertThat(seen).extracting(BlockingFeedTests::written).isEqualTo(all);
    assertThat(late).extracting(BlockingFeedTests::written).isEqualTo(all);
  }
}
