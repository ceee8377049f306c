package org.korudelta.runtime.host;

import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/**
 * The one strand (R4, R11).
 *
 * <p>Threading: safe from any thread; bodies run without any lock held.
 */
final class HostedStrand implements Strand, Runnable {
  /*
   * The strand is the work given to the host: one ticket for each body, and each ticket runs the
   * body that is first in line. A ticket that finds a body running is owed, and each body that
   * ends gives one of those to the host again: all at once they would only find the next one
   * running. Invariant: tickets given + owed = bodies in line.
   */
  private final HostedRuntime runtime;
  private final ArrayDeque<Body<?>> line = new ArrayDeque<>();
  private boolean running;
  private int owed;

  HostedStrand(HostedRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public <T extends @Nullable Object> Promise<T> call(Supplier<? extends T> body) {
    return give(
        new Body<T>(runtime) {
          @Override
          void work() {
            result.succeed(body.get());
          }
        });
  }

  @Override
  public <T extends @Nullable Object> Promise<T> spawn(Supplier<Promise<T>> body) {
    return give(
        new Body<T>(runtime) {
          @Override
          void work() {
            follow(body.get());
          }
        });
  }

  private <T extends @Nullable Object> Promise<T> give(Body<T> body) {
    if (runtime.host.currentTask() == null && enterSoon()) {
      body.run();
      leave();
    } else {
      enqueue(body);
      runtime.host.execute(this);
    }
    return body.result;
  }

  @Override
  public void run() {
    Body<?> body = enter();
    if (body != null) {
      body.run();
      leave();
    }
  }

  /** Bodies are short: to wait for one takes less time than to have another thread woken. */
  private boolean enterSoon() {
    int times = 0;
    boolean entered;
    do {
      entered = enterIdle();
      times++;
    } while (!entered && runtime.host.pause(times));
    return entered;
  }

  private synchronized boolean enterIdle() {
    if (running || !line.isEmpty()) {
      return false;
    }
    running = true;
    return true;
  }

  private synchronized void enqueue(Body<?> body) {
    line.add(body);
  }

  private synchronized @Nullable Body<?> enter() {
    if (running) {
      owed++;
      return null;
    }
    running = true;
    return line.remove();
  }

  private void leave() {
    if (release()) {
      runtime.host.execute(this);
    }
  }

  /** Answers whether a ticket was owed. */
  private synchronized boolean release() {
    running = false;
    boolean wanted = owed > 0;
    owed -= wanted ? 1 : 0;
    return wanted;
  }

  /** One body and its promise; belongs to the task that gave it. */
  private abstract static class Body<T extends @Nullable Object> extends Turn {
    final Deferred<T> result;

    Body(HostedRuntime runtime) {
      super(runtime.currentTask());
      this.result = new Deferred<>(runtime);
    }

    /** Completes {@link #result}, or throws what it fails with. */
    abstract void work();

    @Override
    final void body(@Nullable Outcome<?> none) {
      try {
        work();
      } catch (Throwable error) {
        result.fail(error);
      }
    }

    final void follow(@Nullable Promise<T> promise) {
      if (promise == null) {
        throw new KoruException.BadRequest("body gave no promise: task=" + taskName());
      }
      result.follow(promise);
    }
  }
}
