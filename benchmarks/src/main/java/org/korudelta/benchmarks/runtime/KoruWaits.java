package org.korudelta.benchmarks.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** KoruDelta's promises and timers. */
final class KoruWaits implements Opened {
  private static final Duration LONG = Duration.ofHours(1);

  private final JvmRuntime runtime = JvmRuntime.inMemory();

  static Works<KoruWaits> works() {
    return new Works<>(KoruWaits::new)
        .with(RuntimeOperation.CHAIN, KoruWaits::chain)
        .with(RuntimeOperation.TIMEOUT, KoruWaits::timeout)
        .with(RuntimeOperation.TIMER_CANCEL, KoruWaits::cancel);
  }

  long chain(int count) {
    return runtime.await("chain", () -> runtime.spawn("chain", () -> chained(count)).promise());
  }

  private Promise<Long> chained(int count) {
    PromiseSource<Long> first = runtime.promise();
    Promise<Long> last = first.promise();
    for (int i = 0; i < count; i++) {
      last = last.then(sum -> runtime.completed(sum + 1));
    }
    first.succeed(0L);
    return last;
  }

  long timeout(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    runtime.call("root", () -> race(count, done));
    done.await();
    return count - done.getCount();
  }

  private int race(int count, CountDownLatch done) {
    for (int i = 0; i < count; i++) {
      PromiseSource<Integer> source = runtime.promise();
      runtime.timeout(LONG, source.promise()).onComplete(outcome -> done.countDown());
      source.succeed(i);
    }
    return count;
  }

  /** A timer belongs to a sleep, and a sleep to a task: that is what can be cancelled. */
  long cancel(int count) throws InterruptedException {
    CountDownLatch armed = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    TaskHandle<@Nullable Void> sleeper = runtime.spawn("sleeper", () -> sleeps(count, armed));
    armed.await();
    sleeper.cancel();
    sleeper.promise().onComplete(outcome -> ended.countDown());
    ended.await();
    return count;
  }

  private Promise<@Nullable Void> sleeps(int count, CountDownLatch armed) {
    for (int i = 1; i < count; i++) {
      runtime.sleep(LONG);
    }
    Promise<@Nullable Void> last = runtime.sleep(LONG);
    armed.countDown();
    return last;
  }

  @Override
  public void close() {
    runtime.close();
  }
}
