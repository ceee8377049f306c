package org.korudelta;

import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * Bounds what is accepted and not written: once that is reached, who comes waits, in order, before
 * anything of it is made. Threading: on the writer's strand.
 */
final class Entrance {
  private final AsyncRuntime runtime;
  private final long bytesMax;
  private final ArrayDeque<Waiting<?>> waiting = new ArrayDeque<>();
  private long bytes;

  /** An entrance that closes at {@code bytesMax}, which the last one let in may pass. */
  Entrance(AsyncRuntime runtime, long bytesMax) {
    this.runtime = runtime;
    this.bytesMax = bytesMax;
  }

  /** Somebody outside, and who is told. */
  private record Waiting<T extends @Nullable Object>(
      Supplier<Promise<T>> body, PromiseSource<T> answer) {
    void enter(AsyncRuntime runtime) {
      Promise<T> entered;
      try {
        entered = body.get();
      } catch (RuntimeException | Error error) {
        // Whatever it is, it is this one's alone: those behind must come in.
        entered = runtime.failed(error);
      }
      entered.onComplete(outcome -> Outcomes.pass(outcome, answer));
    }
  }

  /** Runs {@code body}, now or when there is room and all before have entered. */
  <T extends @Nullable Object> Promise<T> enter(Supplier<Promise<T>> body) {
    if (isOpen()) {
      return body.get();
    }
    PromiseSource<T> answer = runtime.promise();
    waiting.add(new Waiting<>(body, answer));
    return answer.promise();
  }

  /** Whether the next one has not to wait. */
  boolean isOpen() {
    return waiting.isEmpty() && bytes < bytesMax;
  }

  /** Whether nobody waits. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** So much more is accepted and not written. */
  void take(long more) {
    bytes += more;
  }

  /** So much is written, or given up. */
  void release(long written) {
    bytes -= written;
    while (!waiting.isEmpty() && bytes < bytesMax) {
      waiting.remove().enter(runtime);
    }
  }

  /** Sends everybody away who waits. */
  void refuse(KoruException error) {
    while (!waiting.isEmpty()) {
      waiting.remove().answer().fail(error);
    }
  }
}
