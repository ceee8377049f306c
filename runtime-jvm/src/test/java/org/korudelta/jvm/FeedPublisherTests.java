package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.Commit;
import org.korudelta.FeedOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.text.Timestamp;

/** What the rules of Reactive Streams leave to the feed. */
@Timeout(60)
class FeedPublisherTests {
  private static final FeedOptions NOW = FeedOptions.fromNow();

  private final BlockingKoruDelta db = BlockingKoruDelta.inMemory();

  @AfterEach
  void close() {
    db.close();
  }

  private Version put(int value) {
    return db.put("ns", "key", Json.parse("" + value));
  }

  private Recorder subscribe(FeedOptions options) {
    Recorder recorder = new Recorder();
    new FeedPublisher(db.runtime(), db.async(), options).subscribe(recorder);
    return recorder;
  }

  @Test
  void subscribers_two_eachGetAll() throws Exception {
    List<Recorder> recorders = List.of(subscribe(NOW), subscribe(NOW));
    List<Version> versions = List.of(put(1), put(2));
    for (Recorder recorder : recorders) {
      recorder.subscription().request(2);
      for (Version version : versions) {
        assertThat(recorder.commits.take().changes())
            .extracting(Commit.Change::after)
            .containsExactly(version);
      }
    }
  }

  @Test
  void subscriber_thatAsksForTooLittle_isFailedWithTheToken() throws Exception {
    Recorder recorder = subscribe(NOW.withBuffer(1));
    recorder.subscription().request(1);
    Version given = put(1);
    recorder.commits.take();
    put(2);
    put(3);
    put(4);
    recorder.subscription().request(1);

    assertThat(recorder.end())
        .isInstanceOfSatisfying(
            KoruException.Lagged.class,
            lagged -> assertThat(lagged.tokenNanos()).isEqualTo(given.timestamp().epochNanos()));
  }

  @Test
  void subscriber_whenTheDatabaseCloses_isFailed() throws Exception {
    Recorder recorder = subscribe(NOW);
    recorder.subscription().request(1);
    db.async().close();

    assertThat(recorder.end()).isInstanceOf(KoruException.Closed.class);
  }

  @Test
  void subscriber_atTheEndOfItsSpan_isComplete() throws Exception {
    Version last = put(1);
    FeedOptions past = FeedOptions.after(Timestamp.MIN);
    Recorder recorder = subscribe(past.withUntil(last.timestamp()));
    recorder.subscription().request(10);

    assertThat(recorder.end()).isNull();
    assertThat(recorder.commits).hasSize(1);
  }

  private static final class Recorder implements Flow.Subscriber<Commit> {
    private final LinkedBlockingQueue<Commit> commits = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable error;

    /** Given within the call that subscribes. */
    Flow.Subscription subscription() {
      return Objects.requireNonNull(subscription, "subscription");
    }

    @Nullable Throwable end() throws InterruptedException {
      ended.await();
      return error;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(Commit commit) {
      commits.add(commit);
    }

    @Override
    public void onError(Throwable reason) {
      error = reason;
      ended.countDown();
    }

    @Override
    public void onComplete() {
      ended.countDown();
    }
  }
}
