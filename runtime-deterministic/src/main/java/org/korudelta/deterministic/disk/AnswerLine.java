package org.korudelta.deterministic.disk;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.host.Deadlines;
import org.korudelta.runtime.host.Host;

/**
 * The answers of one handle, or of one directory, in the order of the calls. An operation is done
 * when it is called; the line says when its caller hears of it, and when its end takes effect.
 */
final class AnswerLine {
  /** The end of an operation that has none. */
  static final Runnable NO_END = () -> {};

  private final AsyncRuntime runtime;
  private final Host host;
  private final ArrayDeque<InFlight> inFlight = new ArrayDeque<>();
  private long lastDueNanos;

  AnswerLine(AsyncRuntime runtime, Host host) {
    this.runtime = runtime;
    this.host = host;
  }

  /**
   * Calls {@code operation} now, and after {@code delayNanos} and all operations before it runs
   * {@code end}, which must not throw, and answers; at once where nothing is in the way.
   */
  <T extends @Nullable Object> Promise<T> answer(
      long delayNanos, Callable<T> operation, Runnable end) {
    if (delayNanos > 0 || !inFlight.isEmpty()) {
      return answerLater(delayNanos, operation, end);
    }
    Done<T> done = Done.of(operation);
    end.run();
    return done.promise(runtime);
  }

  /**
   * As {@link #answer}, but never at once: others may run, or all may end, before it is heard of.
   */
  <T extends @Nullable Object> Promise<T> answerLater(
      long delayNanos, Callable<T> operation, Runnable end) {
    Done<T> done = Done.of(operation);
    PromiseSource<T> source = runtime.promise();
    lastDueNanos = Math.max(lastDueNanos, Deadlines.after(host.nowNanos(), delayNanos));
    Host.Timer timer = host.executeAt(lastDueNanos, this::answerOldest);
    inFlight.add(new InFlight(timer, end, () -> done.complete(source)));
    return source.promise();
  }

  /** Whichever timer fires first brings the oldest: the scheduler may choose among equal ones. */
  private void answerOldest() {
    InFlight oldest = Objects.requireNonNull(inFlight.poll());
    oldest.end.run();
    oldest.answer.run();
  }

  /** What is in flight never ends. */
  void stop() {
    for (InFlight operation : inFlight) {
      operation.timer.cancel();
    }
    inFlight.clear();
  }

  private record InFlight(Host.Timer timer, Runnable end, Runnable answer) {}

  /** What an operation gave: a value, or where there is an error that. */
  private record Done<T extends @Nullable Object>(@Nullable T value, @Nullable Exception error) {

    static <T extends @Nullable Object> Done<T> of(Callable<T> operation) {
      try {
        return new Done<>(operation.call(), null);
      } catch (Exception error) {
        return new Done<>(null, error);
      }
    }

    Promise<T> promise(AsyncRuntime runtime) {
      return error == null ? runtime.completed(given()) : runtime.failed(error);
    }

    void complete(PromiseSource<T> source) {
      if (error == null) {
        source.succeed(given());
      } else {
        source.fail(error);
      }
    }

    @SuppressWarnings("NullAway") // Without an error it is a value of T, which null may be.
    private T given() {
      return value;
    }
  }
}
