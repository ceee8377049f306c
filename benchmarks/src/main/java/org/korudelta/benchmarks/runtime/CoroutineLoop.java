package org.korudelta.benchmarks.runtime;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineScope;
import org.jspecify.annotations.Nullable;

/** A coroutine that does one thing again and again, and counts each time that it has been done. */
@SuppressWarnings("serial") // As its base class.
final class CoroutineLoop extends Coroutine {
  private final Step step;
  private final CountDownLatch done;
  private final @Nullable CoroutineScope scope;
  private long left;
  private boolean waiting;

  /** What it does. */
  interface Step {
    /**
     * Does it once.
     *
     * @return something {@link Coroutine#suspended} when {@code self} will be resumed
     */
    @Nullable Object once(CoroutineScope scope, Continuation<Object> self);

    /** What follows each time, and does not suspend. */
    default void after(Continuation<Object> self) {}
  }

  CoroutineLoop(CountDownLatch done, Step step) {
    this(done, step, null, null);
  }

  private CoroutineLoop(
      CountDownLatch done,
      Step step,
      @Nullable CoroutineScope scope,
      @Nullable Continuation<Object> completion) {
    super(completion);
    this.step = step;
    this.done = done;
    this.scope = scope;
    this.left = done.getCount();
  }

  @Override
  Coroutine begin(CoroutineScope begun, Continuation<Object> completion) {
    return new CoroutineLoop(done, step, begun, completion);
  }

  @Override
  @Nullable Object resume(Object resumedWith) {
    if (waiting) {
      counted();
    }
    while (left > 0) {
      // Before the call: another thread may resume this one before the call has returned.
      waiting = true;
      Object result = step.once(Objects.requireNonNull(scope), this);
      if (suspended(result)) {
        return result;
      }
      waiting = false;
      counted();
    }
    return done;
  }

  private void counted() {
    step.after(this);
    left--;
    done.countDown();
  }
}
