package org.korudelta.benchmarks.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.Promise;

/** KoruDelta's tasks, on the threads that it has by default. */
final class KoruTasks implements Opened {
  private final JvmRuntime runtime = JvmRuntime.inMemory();

  static Works<KoruTasks> works() {
    return new Works<>(KoruTasks::new)
        .with(RuntimeOperation.SPAWN_INSIDE, KoruTasks::inside)
        .with(RuntimeOperation.SPAWN_OUTSIDE, KoruTasks::outside)
        .with(RuntimeOperation.SPAWN_JOIN, KoruTasks::join)
        .with(RuntimeOperation.YIELD, KoruTasks::yields);
  }

  long inside(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    runtime.call("root", () -> spawn(count, done));
    done.await();
    return count - done.getCount();
  }

  long outside(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    spawn(count, done);
    done.await();
    return count - done.getCount();
  }

  private int spawn(int count, CountDownLatch done) {
    Callable<Boolean> body =
        () -> {
          done.countDown();
          return true;
        };
    for (int i = 0; i < count; i++) {
      runtime.call("task", body);
    }
    return count;
  }

  long join(int count) {
    return inTask(() -> joined(count, 0));
  }

  private Promise<Long> joined(int left, long sum) {
    return left == 0
        ? runtime.completed(sum)
        : runtime.call("task", () -> 1).promise().then(one -> joined(left - 1, sum + one));
  }

  long yields(int count) {
    return inTask(() -> yielded(count, 0));
  }

  private Promise<Long> yielded(int left, long sum) {
    return left == 0
        ? runtime.completed(sum)
        : runtime.yield().then(nothing -> yielded(left - 1, sum + 1));
  }

  private long inTask(Supplier<Promise<Long>> body) {
    return runtime.await("root", () -> runtime.spawn("root", body).promise());
  }

  @Override
  public void close() {
    runtime.close();
  }
}
