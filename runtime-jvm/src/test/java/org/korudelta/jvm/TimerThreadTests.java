package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.runtime.host.Host;

@Timeout(30)
class TimerThreadTests {
  private static final long MILLI = 1_000_000;

  private final List<Throwable> errors = new CopyOnWriteArrayList<>();
  private final WorkerPool pool = new WorkerPool(1, errors::add);
  private final long origin = System.nanoTime();
  private final TimerThread timers = new TimerThread(this::now, pool);

  @AfterEach
  void shutDown() {
    timers.shutDown();
    pool.shutDown();
    assertThat(errors).isEmpty();
  }

  @Test
  void executeAt_deadlineAhead_neverFiresEarly() throws InterruptedException {
    int count = 200;
    List<Long> early = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      long deadline = now() + i * MILLI / 8;
      timers.executeAt(
          deadline,
          () -> {
            long late = now() - deadline;
            if (late < 0) {
              early.add(late);
            }
            done.countDown();
          });
    }
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(early).isEmpty();
  }

  @Test
  void executeAt_equalDeadlines_firesInCallOrder() throws InterruptedException {
    List<Integer> order = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(50);
    long deadline = now() + 20 * MILLI;
    for (int i = 0; i < 50; i++) {
      int number = i;
      timers.executeAt(
          deadline,
          () -> {
            order.add(number);
            done.countDown();
          });
    }
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).isSorted();
  }

  @Test
  void executeAt_earlierThanThePending_firesFirst() throws InterruptedException {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(2);
    long now = now();
    timers.executeAt(now + 80 * MILLI, () -> note(order, "second", done));
    timers.executeAt(now + 5 * MILLI, () -> note(order, "first", done));
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void executeAt_earlierWhileTheThreadWaitsForALaterOne_wakesIt() throws InterruptedException {
    timers.executeAt(Long.MAX_VALUE, () -> errors.add(new AssertionError("fired")));
    for (int round = 0; round < 20; round++) {
      CountDownLatch done = new CountDownLatch(1);
      timers.executeAt(now() + 2 * MILLI, done::countDown);
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void cancel_pendingTimer_freesItAndNeverFires() throws InterruptedException {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    Host.Timer timer = timers.executeAt(now() + 500 * MILLI, () -> order.add("cancelled"));
    Host.Timer farAway = timers.executeAt(Long.MAX_VALUE, () -> order.add("far away"));
    timers.executeAt(now() + 501 * MILLI, () -> note(order, "kept", done));
    assertThat(timers.pendingCount()).isEqualTo(3);
    timer.cancel();
    farAway.cancel();
    assertThat(timers.pendingCount()).isEqualTo(1);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly("kept");
  }

  @Test
  void shutDown_timersPending_freesThemAll() {
    timers.executeAt(Long.MAX_VALUE, () -> errors.add(new AssertionError("fired")));
    timers.shutDown();
    timers.executeAt(0, () -> errors.add(new AssertionError("fired")));
    assertThat(timers.pendingCount()).isZero();
  }

  @Test
  void interrupt_ofTheThread_firesAllTheSame() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    timers.executeAt(now() + 30 * MILLI, done::countDown);
    timerThreads().forEach(Thread::interrupt);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(timerThreads()).noneMatch(Thread::isInterrupted);
  }

  private static List<Thread> timerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("korudelta-timer-"))
        .toList();
  }

  private static void note(List<String> order, String name, CountDownLatch done) {
    order.add(name);
    done.countDown();
  }

  private long now() {
    return System.nanoTime() - origin;
  }
}
