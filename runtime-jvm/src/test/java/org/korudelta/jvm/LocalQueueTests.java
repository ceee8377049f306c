package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalQueueTests {
  private static final int WORKS = 200_000;

  private final WorkerPool pool = new WorkerPool(1, error -> {});
  private final Worker owner = new Worker(pool, 1);

  @Test
  void poll_alone_givesWorkAndEpochsInOrder() {
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      owner.queue.add(() -> seen.add(number), i % 2);
    }
    for (int i = 0; i < 1_000; i++) {
      Runnable work = owner.queue.poll(owner);
      assertThat(work).isNotNull();
      work.run();
      assertThat(owner.epoch).isEqualTo(i % 2);
    }

    assertThat(seen).hasSize(1_000).isSorted();
    assertThat(owner.queue.poll(owner)).isNull();
  }

  @Test
  void stealFrom_takesTheOlderHalf() {
    Worker thief = new Worker(pool, 2);
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      owner.queue.add(() -> seen.add(number), 0);
    }

    assertThat(thief.queue.stealFrom(owner.queue, 1)).isTrue();
    assertThat(thief.queue.size()).isEqualTo(5);
    drain(thief);
    assertThat(seen).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void stealFrom_fewerThanTheLeast_leavesThem() {
    Worker thief = new Worker(pool, 2);
    owner.queue.add(() -> {}, 0);

    assertThat(thief.queue.stealFrom(owner.queue, 2)).isFalse();
    assertThat(thief.queue.stealFrom(owner.queue, 1)).isTrue();
    assertThat(owner.queue.isEmpty()).isTrue();
  }

  /** Growing, wrapping and two thieves at once: nothing is lost and nothing runs twice. */
  @Test
  void addPollAndSteal_atOnce_runEachWorkOnce() throws Exception {
    AtomicIntegerArray runs = new AtomicIntegerArray(WORKS);
    CountDownLatch left = new CountDownLatch(WORKS);
    List<Thread> thieves = new ArrayList<>();
    for (int number = 2; number < 4; number++) {
      Worker thief = new Worker(pool, number);
      thieves.add(new Thread(() -> stealUntilDone(thief, left)));
    }
    thieves.forEach(Thread::start);
    for (int i = 0; i < WORKS; i++) {
      int number = i;
      owner.queue.add(
          () -> {
            runs.incrementAndGet(number);
            left.countDown();
          },
          0);
      if (i % 1_000 < 300) {
        run(owner.queue.poll(owner));
      }
    }
    drain(owner);
    left.await();
    for (Thread thief : thieves) {
      thief.join();
    }

    for (int i = 0; i < WORKS; i++) {
      assertThat(runs.get(i)).as("work %d", i).isEqualTo(1);
    }
  }

  private void stealUntilDone(Worker thief, CountDownLatch left) {
    while (left.getCount() > 0) {
      if (thief.queue.stealFrom(owner.queue, 1)) {
        drain(thief);
      }
    }
  }

  private static void drain(Worker worker) {
    Runnable work = worker.queue.poll(worker);
    while (work != null) {
      work.run();
      work = worker.queue.poll(worker);
    }
  }

  private static void run(@Nullable Runnable work) {
    if (work != null) {
      work.run();
    }
  }
}
