package org.korudelta.benchmarks.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import org.jspecify.annotations.Nullable;

/** Kotlin's delay, in one coroutine. */
final class KotlinSleep implements Waking {
  private final CoroutineScope scope = CoroutineScopeKt.CoroutineScope(Dispatchers.getDefault());

  @Override
  public void run(int count, LongConsumer lateNanos) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    new CoroutineLoop(done, new Sleep(lateNanos)).launchIn(scope);
    done.await();
  }

  @Override
  public void close() {
    CoroutineScopeKt.cancel(scope, null);
  }

  private static final class Sleep implements CoroutineLoop.Step {
    private final LongConsumer lateNanos;
    private long due;

    Sleep(LongConsumer lateNanos) {
      this.lateNanos = lateNanos;
    }

    @Override
    public @Nullable Object once(CoroutineScope in, Continuation<Object> self) {
      due = System.nanoTime() + PERIOD_NANOS;
      return DelayKt.delay(TimeUnit.NANOSECONDS.toMillis(PERIOD_NANOS), self);
    }

    @Override
    public void after(Continuation<Object> self) {
      lateNanos.accept(System.nanoTime() - due);
    }
  }
}
