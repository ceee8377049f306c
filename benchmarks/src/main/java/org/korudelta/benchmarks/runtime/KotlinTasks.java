package org.korudelta.benchmarks.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.TimeoutKt;
import kotlinx.coroutines.YieldKt;
import org.jspecify.annotations.Nullable;

/** Kotlin's coroutines on their default dispatcher. */
final class KotlinTasks implements Opened {
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final CoroutineScope scope = CoroutineScopeKt.CoroutineScope(Dispatchers.getDefault());

  static Works<KotlinTasks> works() {
    return new Works<>(KotlinTasks::new)
        .with(RuntimeOperation.SPAWN_INSIDE, KotlinTasks::inside)
        .with(RuntimeOperation.SPAWN_OUTSIDE, KotlinTasks::outside)
        .with(RuntimeOperation.SPAWN_JOIN, (peer, n) -> peer.loop(n, KotlinTasks::join))
        .with(RuntimeOperation.YIELD, (peer, n) -> peer.loop(n, (in, self) -> YieldKt.yield(self)))
        .with(RuntimeOperation.TIMEOUT, (peer, n) -> peer.loop(n, (in, self) -> timeout(self)));
  }

  private long inside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    CountDownLatch once = new CountDownLatch(1);
    new CoroutineLoop(once, (in, self) -> spawn(in, ends)).launchIn(scope);
    return ends.await();
  }

  private long outside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    spawn(scope, ends);
    return ends.await();
  }

  private static Object spawn(CoroutineScope in, Ends ends) {
    ends.start(group -> new Once(group, null).launchIn(in));
    return ends;
  }

  private static @Nullable Object join(CoroutineScope in, Continuation<Object> self) {
    return new Once(() -> {}, null).launchIn(in).join(self);
  }

  /** A deadline around a yield: what it waits for completes first, and the timer is cancelled. */
  private static @Nullable Object timeout(Continuation<Object> self) {
    return TimeoutKt.withTimeout(HOUR_MILLIS, (in, inner) -> YieldKt.yield(inner), self);
  }

  private long loop(int count, CoroutineLoop.Step step) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    new CoroutineLoop(done, step).launchIn(scope);
    done.await();
    return count - done.getCount();
  }

  @Override
  public void close() {
    CoroutineScopeKt.cancel(scope, null);
  }

  /** The task that is started. */
  @SuppressWarnings("serial") // As its base class.
  private static final class Once extends Coroutine {
    private final Runnable body;

    Once(Runnable body, @Nullable Continuation<Object> completion) {
      super(completion);
      this.body = body;
    }

    @Override
    Coroutine begin(CoroutineScope scope, Continuation<Object> completion) {
      return new Once(body, completion);
    }

    @Override
    Object resume(Object resumedWith) {
      body.run();
      return body;
    }
  }
}
