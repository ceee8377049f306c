package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.PromiseSource;

/** What a thread does for the runtime while it waits (R11). */
@Timeout(60)
class WaitTests {
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final JvmRuntime runtime =
      JvmRuntime.builder().errorSink((task, error) -> reports.add(error.getMessage())).open();

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void lentThread_ofThreadThatDoesNotWait_isNone() {
    assertThat(runtime.lentThread()).isEmpty();
    assertThat(runtime.awaitLending("task", () -> runtime.call("task", this::lent).promise()))
        .isEmpty();
  }

  private Optional<LentThread> lent() {
    return runtime.lentThread();
  }

  /** What its call does nobody knows: it may wait for those who would count on the thread. */
  @Test
  void lentThread_ofAwaitByAUser_isNone() {
    assertThat(runtime.await("lent", () -> runtime.completed(lent()))).isEmpty();
  }

  /** The task can be cancelled, and what others wait for with it. */
  @Test
  void lentThread_ofBlockingTask_isNone() {
    Optional<LentThread> lent =
        runtime.await(
            "task",
            () ->
                runtime
                    .spawnBlocking(
                        "blocking",
                        () -> runtime.awaitLending("lent", () -> runtime.completed(lent())))
                    .promise());
    assertThat(lent).isEmpty();
  }

  @Test
  void lentThread_ofAnotherRuntime_isNone() {
    try (JvmRuntime other = JvmRuntime.inMemory()) {
      assertThat(other.awaitLending("lent", () -> other.completed(lent()))).isEmpty();
    }
  }

  /** What this thread hears that waits, and is lent to {@code call}, which ends the wait. */
  private String answerOf(BiConsumer<LentThread, PromiseSource<String>> call) {
    return runtime.awaitLending(
        "offer",
        () -> {
          PromiseSource<String> source = runtime.promise();
          call.accept(runtime.lentThread().orElseThrow(), source);
          return source.promise();
        });
  }

  @Test
  void offer_byItsOwnCall_runsOnTheThreadAndOutsideOfIt() {
    List<Object> seen = new ArrayList<>();
    String answer =
        answerOf(
            (lent, source) -> {
              lent.offer(
                  () -> {
                    seen.add(Thread.currentThread());
                    source.succeed("done");
                  });
              seen.add("offered");
            });

    assertThat(answer).isEqualTo("done");
    assertThat(seen).containsExactly("offered", Thread.currentThread());
  }

  @Test
  void offer_whileItIsParked_runsOnTheThread() throws InterruptedException {
    PromiseSource<String> source = runtime.promise();
    AtomicReference<LentThread> lent = new AtomicReference<>();
    AtomicReference<Thread> ranOn = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () ->
                runtime.awaitLending(
                    "wait",
                    () -> {
                      lent.set(runtime.lentThread().orElseThrow());
                      started.countDown();
                      return source.promise();
                    }));
    waiting.start();
    started.await();

    boolean taken =
        lent.get()
            .offer(
                () -> {
                  ranOn.set(Thread.currentThread());
                  source.succeed("done");
                });
    waiting.join();

    assertThat(taken).isTrue();
    assertThat(ranOn.get()).isSameAs(waiting);
    assertThat(lent.get().offer(() -> {})).isFalse();
  }

  @Test
  void offer_thenItsCallFails_isDoneBeforeTheThreadGoes() {
    List<String> done = new ArrayList<>();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                runtime.awaitLending(
                    "offer",
                    () -> {
                      lent().orElseThrow().offer(() -> done.add("first"));
                      throw new IllegalStateException("broken");
                    }));
    assertThat(done).containsExactly("first");
  }

  @Test
  void offer_whileTheThreadIsInterrupted_isDoneAndTheWaitEnds() throws InterruptedException {
    AtomicReference<LentThread> lent = new AtomicReference<>();
    AtomicReference<KoruException> thrown = new AtomicReference<>();
    CountDownLatch started = new CountDownLatch(1);
    List<String> done = new ArrayList<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                runtime.awaitLending(
                    "wait",
                    () -> {
                      lent.set(lent().orElseThrow());
                      started.countDown();
                      return runtime.<String>promise().promise();
                    });
              } catch (KoruException e) {
                thrown.set(e);
              }
            });
    waiting.start();
    started.await();
    boolean taken =
        lent.get()
            .offer(
                () -> {
                  Thread.currentThread().interrupt();
                  lent.get().offer(() -> done.add("second"));
                  done.add("first");
                });
    waiting.join();

    assertThat(taken).isTrue();
    assertThat(done).containsExactly("first", "second");
    assertThat(thrown.get()).isInstanceOf(KoruException.Cancelled.class);
    assertThat(lent.get().offer(() -> {})).isFalse();
  }

  @Test
  void offer_ofWorkThatFails_isReportedAndTheThreadWaitsOn() {
    String answer =
        answerOf(
            (lent, source) -> {
              lent.offer(
                  () -> {
                    throw new IllegalStateException("broken");
                  });
              lent.offer(() -> source.succeed("done"));
            });

    runtime.close();
    assertThat(answer).isEqualTo("done");
    assertThat(reports).containsExactly("broken");
  }

  @Test
  void await_withinAWait_leavesTheOuterOneLent() {
    boolean taken =
        runtime.awaitLending(
            "outer",
            () -> {
              runtime.awaitLending("inner", () -> runtime.completed("known"));
              return runtime.completed(runtime.lentThread().orElseThrow().offer(() -> {}));
            });

    assertThat(taken).isTrue();
    assertThat(runtime.lentThread()).isEmpty();
  }

  @Test
  void await_failedPromise_throwsAndEndsTheWait() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(
            () ->
                runtime.awaitLending(
                    "fail", () -> runtime.failed(new KoruException.BadRequest("no good"))));
    assertThat(runtime.lentThread()).isEmpty();
  }
}
