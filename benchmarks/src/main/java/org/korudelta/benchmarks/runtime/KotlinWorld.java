package org.korudelta.benchmarks.runtime;

import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.YieldKt;
import kotlinx.coroutines.test.TestCoroutineDispatchersKt;
import kotlinx.coroutines.test.TestCoroutineScheduler;
import org.jspecify.annotations.Nullable;

/** The virtual clock of kotlinx-coroutines-test. */
final class KotlinWorld implements World {
  private final TestCoroutineScheduler scheduler = new TestCoroutineScheduler();
  private final CoroutineScope scope =
      CoroutineScopeKt.CoroutineScope(
          TestCoroutineDispatchersKt.StandardTestDispatcher(scheduler, null));

  static Works<Population> works() {
    return Population.works(KotlinWorld::new);
  }

  @Override
  public void start(Life life) {
    new Task(life, null).launchIn(scope);
  }

  @Override
  public void advance(int millis) {
    scheduler.advanceTimeBy(millis);
    scheduler.runCurrent();
  }

  @SuppressWarnings("serial") // As its base class.
  private static final class Task extends Coroutine {
    private final Life life;
    private boolean begun;

    Task(Life life, @Nullable Continuation<Object> completion) {
      super(completion);
      this.life = life;
    }

    @Override
    Coroutine begin(CoroutineScope in, Continuation<Object> completion) {
      return new Task(life, completion);
    }

    /** Both suspend always, on this dispatcher. */
    @Override
    @Nullable Object resume(Object resumedWith) {
      if (begun && life.resumed()) {
        return YieldKt.yield(this);
      }
      begun = true;
      return DelayKt.delay(life.sleepMillis(), this);
    }
  }
}
