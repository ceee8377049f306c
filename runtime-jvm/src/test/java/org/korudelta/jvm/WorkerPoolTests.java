package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerPoolTests {
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();
  private final List<WorkerPool> pools = new ArrayList<>();

  @AfterEach
  void shutDown() {
    pools.forEach(WorkerPool::shutDown);
    assertThat(errors).isEmpty();
  }

  @Test
  void execute_oneThread_runsInOrder() throws InterruptedException {
    WorkerPool pool = pool(1);
    List<Integer> order = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      int number = i;
      pool.execute(
          () -> {
            order.add(number);
            done.countDown();
          });
    }
    await(done);
    assertThat(order).isSorted().hasSize(100);
  }

  @Test
  void executeAfterReady_workStillRuns_waitsForItsEnd() throws InterruptedException {
    WorkerPool pool = pool(2);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch later = new CountDownLatch(1);
    CountDownLatch barrier = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly(release);
        });
    await(running);
    pool.executeAfterReady(barrier::countDown);
    pool.execute(later::countDown);
    await(later);
    assertThat(barrier.getCount()).isEqualTo(1);
    release.countDown();
    await(barrier);
  }

  @Test
  void executeAfterReady_workQueuedLater_runsBeforeIt() throws InterruptedException {
    WorkerPool pool = pool(1);
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    pool.execute(() -> awaitQuietly(start));
    pool.execute(() -> order.add("ready"));
    pool.executeAfterReady(() -> order.add("barrier"));
    pool.execute(() -> order.add("later"));
    pool.execute(done::countDown);
    start.countDown();
    await(done);
    assertThat(order).containsExactly("ready", "barrier", "later");
  }

  /** Work is stolen, moved and given anew all the time; each barrier has its own before it. */
  @Test
  void executeAfterReady_manyWorkers_waitsForAllThatWasGivenBefore() throws InterruptedException {
    WorkerPool pool = pool(4);
    CountDownLatch barriers = new CountDownLatch(500);
    List<String> broken = new CopyOnWriteArrayList<>();
    for (int round = 0; round < 500; round++) {
      AtomicInteger open = new AtomicInteger(20);
      for (int i = 0; i < 20; i++) {
        boolean inside = i % 2 == 0;
        pool.execute(
            () -> {
              if (inside) {
                pool.execute(() -> {});
              }
              open.decrementAndGet();
            });
      }
      int number = round;
      pool.executeAfterReady(
          () -> {
            if (open.get() != 0) {
              broken.add("round " + number + ": " + open.get() + " not ended");
            }
            barriers.countDown();
          });
    }
    await(barriers);
    assertThat(broken).isEmpty();
  }

  /** The only other worker has nothing, and the busy one stays busy. */
  @Test
  void execute_byAWorkerThatThenBlocks_runsOnAnother() throws InterruptedException {
    WorkerPool pool = pool(2);
    for (int round = 0; round < 50; round++) {
      CountDownLatch given = new CountDownLatch(1);
      CountDownLatch released = new CountDownLatch(1);
      pool.execute(
          () -> {
            pool.execute(given::countDown);
            awaitQuietly(given);
            released.countDown();
          });
      await(released);
    }
  }

  @Test
  void executeAfterReady_nothingReady_runsAtOnce() throws InterruptedException {
    CountDownLatch barrier = new CountDownLatch(1);
    pool(2).executeAfterReady(barrier::countDown);
    await(barrier);
  }

  @Test
  void executeAfterReady_visitUnderWay_waitsForItsEnd() throws InterruptedException {
    WorkerPool pool = pool(2);
    CountDownLatch barrier = new CountDownLatch(1);
    CountDownLatch later = new CountDownLatch(1);
    WorkerPool.Visit visit = pool.beginVisit();
    pool.executeAfterReady(barrier::countDown);
    pool.execute(later::countDown);
    await(later);
    assertThat(barrier.getCount()).isEqualTo(1);
    pool.endVisit(visit);
    await(barrier);
  }

  @Test
  void shutDown_workQueuedAndLateWork_allRuns() throws InterruptedException {
    WorkerPool pool = pool(2);
    CountDownLatch done = new CountDownLatch(201);
    for (int i = 0; i < 100; i++) {
      pool.execute(
          () -> {
            pool.execute(done::countDown);
            done.countDown();
          });
    }
    pool.shutDown();
    pool.execute(done::countDown);
    await(done);
  }

  @Test
  void execute_workThrows_reportsAndGoesOn() throws InterruptedException {
    WorkerPool pool = pool(1);
    IllegalStateException error = new IllegalStateException("planted");
    CountDownLatch done = new CountDownLatch(1);
    pool.execute(
        () -> {
          throw error;
        });
    pool.execute(done::countDown);
    await(done);
    assertThat(errors).containsExactly(error);
    errors.clear();
  }

  @Test
  void execute_twoAtOnceWithOneThreadIdle_bothRun() throws InterruptedException {
    for (int round = 0; round < 50; round++) {
      WorkerPool pool = pool(2);
      CountDownLatch started = new CountDownLatch(1);
      CountDownLatch second = new CountDownLatch(1);
      CountDownLatch first = new CountDownLatch(1);
      pool.execute(started::countDown);
      await(started);
      pool.execute(
          () -> {
            awaitQuietly(second);
            first.countDown();
          });
      pool.execute(second::countDown);
      await(first);
    }
  }

  @Test
  void awaitEnd_interrupted_waitsOnAndKeepsTheFlag() throws InterruptedException {
    WorkerPool pool = pool(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    List<Boolean> flags = new CopyOnWriteArrayList<>();
    pool.execute(() -> awaitQuietly(release));
    pool.shutDown();
    Thread waiter =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              pool.awaitEnd(TimeUnit.SECONDS.toNanos(20));
              flags.add(Thread.currentThread().isInterrupted());
              ended.countDown();
            });
    waiter.start();
    while (waiter.isAlive() && waiter.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(ended.getCount()).isOne();
    release.countDown();
    await(ended);
    assertThat(flags).containsExactly(true);
  }

  @Test
  void awaitEnd_workDoesNotEnd_givesUpInTime() throws InterruptedException {
    WorkerPool pool = pool(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly(release);
        });
    await(running);
    pool.shutDown();
    long start = System.nanoTime();
    pool.awaitEnd(TimeUnit.MILLISECONDS.toNanos(30));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
    release.countDown();
    pool.awaitEnd(TimeUnit.SECONDS.toNanos(20));
  }

  private WorkerPool pool(int threads) {
    WorkerPool pool = new WorkerPool(threads, errors::add);
    pools.add(pool);
    return pool;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      await(latch);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
