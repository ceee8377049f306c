package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Interval.Tick;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;

@Timeout(60)
class JvmRuntimeTests {
  private static final int THREADS = 4;

  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final JvmRuntime runtime =
      JvmRuntime.builder()
          .threads(THREADS)
          .errorSink((task, error) -> reports.add(task + ": " + error.getMessage()))
          .open();

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void strand_bodiesFromManyThreads_runOneAtATimeInEachThreadsOrder() throws InterruptedException {
    Strand strand = runtime.strand();
    AtomicInteger inside = new AtomicInteger();
    List<int[]> seen = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(THREADS * 1000);
    onThreads(
        thread -> {
          for (int i = 0; i < 1000; i++) {
            int number = i;
            strand
                .call(
                    () -> {
                      assertThat(inside.incrementAndGet()).isEqualTo(1);
                      seen.add(new int[] {thread, number});
                      return inside.decrementAndGet();
                    })
                .onComplete(outcome -> done.countDown());
          }
        });
    await(done);
    for (int thread = 0; thread < THREADS; thread++) {
      int wanted = thread;
      assertThat(seen.stream().filter(at -> at[0] == wanted).map(at -> at[1]))
          .isSorted()
          .hasSize(1000);
    }
  }

  @RepeatedTest(20)
  void promise_completedByManyThreads_completesOnceAndCallsEveryCallbackOnce()
      throws InterruptedException {
    PromiseSource<Integer> source = runtime.promise();
    AtomicInteger winners = new AtomicInteger();
    AtomicReference<Integer> winner = new AtomicReference<>();
    List<Object> outcomes = new CopyOnWriteArrayList<>();
    CountDownLatch called = new CountDownLatch(THREADS);
    onThreads(
        thread -> {
          source
              .promise()
              .onComplete(
                  outcome -> {
                    outcomes.add(outcome);
                    called.countDown();
                  });
          if (source.succeed(thread)) {
            winners.incrementAndGet();
            winner.set(thread);
          }
        });
    await(called);
    assertThat(winners).hasValue(1);
    assertThat(outcomes).hasSize(THREADS).containsOnly(source.promise().peek().orElseThrow());
    assertThat(runtime.await("winner", source::promise)).isEqualTo(winner.get());
  }

  @Test
  void sleep_manyTasks_neverWakesEarly() {
    List<Promise<Boolean>> early = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Duration duration = Duration.ofNanos(i * 100_000L);
      early.add(runtime.spawn("sleeper", () -> wokeEarly(duration)).promise());
    }
    assertThat(runtime.await("sleepers", () -> runtime.all(early)))
        .hasSize(100)
        .containsOnly(false);
  }

  private Promise<Boolean> wokeEarly(Duration duration) {
    long start = runtime.now();
    return runtime.sleep(duration).map(x -> runtime.now() - start < duration.toNanos());
  }

  @Test
  void tick_cancelledAsItFallsDue_isNotConsumed() {
    long periodNanos = 200_000;
    for (int round = 0; round < 2_000; round++) {
      Interval interval = runtime.interval(Duration.ofNanos(periodNanos));
      Tick first = runtime.await("first", interval::tick);
      TaskHandle<Tick> task = runtime.spawn("fickle", interval::tick);
      while (runtime.now() < first.dueNanos() + periodNanos + round * 50L) {
        Thread.onSpinWait();
      }
      task.cancel();
      Outcome<Tick> outcome = outcome(task.promise());
      Tick last = outcome instanceof Outcome.Success<Tick> got ? got.value() : first;
      Tick next = runtime.await("next", interval::tick);
      assertThat(next.dueNanos()).isEqualTo(last.dueNanos() + (next.missed() + 1) * periodNanos);
      interval.close();
    }
  }

  private <T> Outcome<T> outcome(Promise<T> promise) {
    return runtime.await("outcome", () -> promise.handle(runtime::completed));
  }

  @Test
  void failedPromise_nobodyLooks_reportedExactlyOnceEach() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(400);
    for (int i = 0; i < 400; i++) {
      String name = "task-" + i;
      runtime.call(
          name,
          () -> {
            ended.countDown();
            runtime.failed(new IllegalStateException("planted"));
            return name;
          });
    }
    await(ended);
    runtime.close();
    assertThat(reports).hasSize(400).doesNotHaveDuplicates().allMatch(r -> r.endsWith(": planted"));
  }

  @Test
  void await_promiseFailed_throwsAtTheCallerAndReportsNothing() {
    for (int i = 0; i < 1000; i++) {
      assertThatThrownBy(
              () ->
                  runtime.await(
                      "failing", () -> runtime.call("f", () -> failing("planted")).promise()))
          .isInstanceOf(KoruException.NotFound.class)
          .hasMessage("planted")
          .hasCauseInstanceOf(KoruException.NotFound.class)
          .satisfies(e -> assertThat(stackOf(e)).contains(JvmRuntimeTests.class.getName()));
    }
    assertThatThrownBy(() -> runtime.await("failed", () -> runtime.failed(failure("at once"))))
        .hasMessage("at once");
    runtime.close();
    assertThat(reports).isEmpty();
  }

  @Test
  void await_promiseCancelled_cancelledNamesTheOperation() {
    PromiseSource<String> source = runtime.promise();
    source.cancel();
    assertThatThrownBy(() -> runtime.await("reading", source::promise))
        .isInstanceOf(KoruException.Cancelled.class)
        .hasMessage("cancelled: operation=reading");
  }

  @Test
  void await_onRuntimeTask_wouldDeadlock() {
    TaskHandle<Object> task =
        runtime.call("waiter", () -> runtime.await("nap", () -> runtime.sleep(Duration.ZERO)));
    assertThatThrownBy(() -> runtime.await("waiter", task::promise))
        .isInstanceOf(KoruException.WouldDeadlock.class)
        .hasMessageContaining("operation=nap")
        .hasMessageContaining("task=waiter");
  }

  @Test
  void await_onBlockingTask_waits() {
    TaskHandle<Object> task =
        runtime.spawnBlocking(
            "blocking", () -> runtime.await("nap", () -> runtime.sleep(Duration.ofMillis(1))));
    assertThat(runtime.await("blocking", task::promise)).isNull();
  }

  @Test
  void await_interrupted_cancelledWithFlagSetAndOutcomeUnknown() throws InterruptedException {
    PromiseSource<String> source = runtime.promise();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    CountDownLatch entered = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              try {
                runtime.await(
                    "put",
                    () -> {
                      entered.countDown();
                      return source.promise();
                    });
              } catch (KoruException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    waiter.start();
    await(entered);
    waiter.interrupt();
    waiter.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(thrown.get())
        .isInstanceOf(KoruException.Cancelled.class)
        .hasMessageContaining("outcome is unknown")
        .hasMessageContaining("operation=put");
    assertThat(flag.get()).isTrue();
    source.fail(failure("came too late"));
    runtime.close();
    assertThat(reports).containsExactly("put: came too late");
  }

  @Test
  void await_interruptedBefore_answersFromMemoryAllTheSame() {
    Thread.currentThread().interrupt();
    assertThat(runtime.await("get", () -> runtime.completed(7))).isEqualTo(7);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void close_tasksBlockEveryThread_namesThemAndReturns() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(THREADS);
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < THREADS; i++) {
      runtime.call(
          "stuck-" + i,
          () -> {
            running.countDown();
            return release.await(30, TimeUnit.SECONDS);
          });
    }
    await(running);
    List<String> left = runtime.await("close", () -> runtime.close(Duration.ofMillis(50)));
    assertThat(left).containsExactly("stuck-0", "stuck-1", "stuck-2", "stuck-3");
    runtime.close();
    assertThat(reports).singleElement().asString().contains("stuck-0").contains("stuck-3");
    release.countDown();
  }

  @Test
  void close_workQueued_everyThreadEnds() throws InterruptedException {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      runtime.call(
          "note",
          () -> {
            threads.add(Thread.currentThread());
            done.countDown();
            return null;
          });
    }
    await(done);
    runtime.close();
    for (Thread thread : threads) {
      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.getName()).startsWith("korudelta-worker-");
      thread.join(TimeUnit.SECONDS.toMillis(10));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void entropy_boundNotPositive_badRequest() {
    assertThatThrownBy(() -> runtime.entropy().nextInt(0))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("bound=0");
    assertThat(runtime.entropy().split().nextLong()).isNotEqualTo(runtime.entropy().nextLong());
  }

  @Test
  void builder_threadsOutOfRange_badRequest() {
    assertThatThrownBy(() -> JvmRuntime.builder().threads(0))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("threads=0");
    assertThatThrownBy(() -> JvmRuntime.builder().threads(1_025))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("threads=1025 min=1 max=1024");
    JvmRuntime.builder().threads(1_024).open().close();
  }

  @ParameterizedTest
  @MethodSource("brokenSinks")
  void errorSink_fails_runtimeGoesOn(BiConsumer<String, Throwable> sink) {
    try (JvmRuntime fragile = JvmRuntime.builder().threads(1).errorSink(sink).open()) {
      PromiseSource<Integer> source = fragile.promise();
      CountDownLatch second = new CountDownLatch(1);
      source
          .promise()
          .onComplete(
              outcome -> {
                throw failure("callback broken, on purpose");
              });
      source.promise().onComplete(outcome -> second.countDown());
      source.succeed(7);
      fragile.failed(failure("nobody looks, on purpose"));
      assertThat(fragile.await("after", fragile.call("after", () -> 1)::promise)).isEqualTo(1);
      await(second);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static List<BiConsumer<String, Throwable>> brokenSinks() {
    return List.of(
        (task, error) -> {
          throw new IllegalStateException("sink broken, on purpose");
        },
        (task, error) -> {
          throw new AssertionError("sink broken, on purpose");
        },
        (task, error) -> {
          throw (RuntimeException) error;
        });
  }

  @Test
  void close_callbackOfNoTaskNeverEnds_returnsAfterTheGrace() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    runtime
        .completed(1)
        .onComplete(
            outcome -> {
              running.countDown();
              awaitQuietly(release);
            });
    await(running);
    runtime.close();
    release.countDown();
    assertThat(reports).singleElement().asString().contains("grace=");
  }

  private static String failing(String message) {
    throw failure(message);
  }

  private static KoruException failure(String message) {
    return new KoruException.NotFound(message);
  }

  private static List<String> stackOf(Throwable error) {
    return Arrays.stream(error.getStackTrace()).map(StackTraceElement::getClassName).toList();
  }

  private static void onThreads(IntConsumer body) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads.add(new Thread(() -> body.accept(number)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      await(latch);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
