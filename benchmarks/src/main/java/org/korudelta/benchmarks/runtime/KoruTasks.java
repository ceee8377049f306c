package org.korudelta.benchmarks.runtime;

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
    Ends ends = new Ends(count);
    runtime.call("root", () -> spawn(ends));
    return ends.await();
  }

  long outside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    spawn(ends);
    return ends.await();
  }

  private Ends spawn(Ends ends) {
    ends.start(group -> runtime.call("task", group));
    return ends;
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
