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
  private final Error noThread = new OutOfMemoryError("unable to create native thread");

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
  void execute_workKeepsAnInterrupt_nextWorkIsNotInterrupted() throws InterruptedException {
    WorkerPool pool = pool(1);
    List<Boolean> interrupted = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    pool.execute(() -> Thread.currentThread().interrupt());
    pool.execute(() -> interrupted.add(Thread.currentThread().isInterrupted()));
    pool.execute(done::countDown);
    await(done);
    assertThat(interrupted).containsExactly(false);
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

  @Test
  void execute_theFirstThreadDoesNotStart_workRunsOnceOneDoes() throws InterruptedException {
    WorkerPool pool = pool(2, 1);
    CountDownLatch done = new CountDownLatch(2);
    pool.execute(done::countDown);
    assertThat(errors).containsExactly(noThread);
    errors.clear();

    pool.execute(done::countDown);
    await(done);
  }

  /** The threads there are are woken as ever: the search of the one that failed has ended. */
  @Test
  void execute_theThirdThreadDoesNotStart_theOthersGoOn() throws InterruptedException {
    WorkerPool pool = pool(3, 3);
    CountDownLatch bothRun = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(3);
    for (int i = 0; i < 2; i++) {
      pool.execute(
          () -> {
            bothRun.countDown();
            awaitQuietly(release);
            done.countDown();
          });
    }
    await(bothRun);
    while (errors.isEmpty()) {
      pool.execute(() -> {});
    }
    pool.execute(done::countDown);
    release.countDown();
    await(done);
    assertThat(errors).containsOnly(noThread);
    errors.clear();

    for (int i = 0; i < 100; i++) {
      CountDownLatch again = new CountDownLatch(1);
      pool.execute(again::countDown);
      await(again);
    }
  }

  /** Whoever gives work then sees a search, and wakes nobody. */
  @Test
  void execute_whileAThreadDoesNotStartAndTheOtherSleeps_runs() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    List<Thread> started = new CopyOnWriteArrayList<>();
    List<WorkerPool> itself = new ArrayList<>();
    WorkerPool pool =
        kept(
            new WorkerPool(
                2,
                errors::add,
                worker -> {
                  if (started.isEmpty()) {
                    started.add(worker);
                    worker.start();
                    return;
                  }
                  release.countDown();
                  while (started.get(0).getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                  }
                  itself.get(0).execute(done::countDown);
                  throw noThread;
                }));
    itself.add(pool);
    CountDownLatch running = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly(release);
        });
    await(running);
    pool.execute(() -> {});
    await(done);
    assertThat(errors).containsExactly(noThread);
    errors.clear();
  }

  /** Work that follows plenty of other work wakes nobody each time, and is shared all the same. */
  @Test
  void execute_plentyByOneWorkerThatThenBlocks_runsOnAnother() throws InterruptedException {
    WorkerPool pool = pool(2);
    for (int round = 0; round < 20; round++) {
      CountDownLatch done = new CountDownLatch(2_000);
      CountDownLatch released = new CountDownLatch(1);
      pool.execute(
          () -> {
            for (int i = 0; i < 2_000; i++) {
              pool.execute(done::countDown);
            }
            awaitQuietly(done);
            released.countDown();
          });
      await(released);
    }
  }

  private WorkerPool pool(int threads) {
    return kept(new WorkerPool(threads, errors::add));
  }

  /** A pool whose {@code failing}-th thread and no other does not start. */
  private WorkerPool pool(int threads, int failing) {
    AtomicInteger starts = new AtomicInteger();
    return kept(
        new WorkerPool(
            threads,
            errors::add,
            worker -> {
              if (starts.incrementAndGet() == failing) {
                throw noThread;
              }
              worker.start();
            }));
  }

  private WorkerPool kept(WorkerPool pool) {
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
