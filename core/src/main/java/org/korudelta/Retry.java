package org.korudelta;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Asks again where the part of the index that was being read was merged into another meanwhile, and
 * its file closed. Threading: stateless.
 */
final class Retry {
  private static final int TIMES_MAX = 16;

  private Retry() {}

  /** The answer of {@code question}, which looks at the index anew each time. */
  static <T extends @Nullable Object> Promise<T> whereMerged(
      AsyncRuntime runtime, Supplier<Promise<T>> question) {
    return whereMerged(runtime, question, TIMES_MAX);
  }

  private static <T extends @Nullable Object> Promise<T> whereMerged(
      AsyncRuntime runtime, Supplier<Promise<T>> question, int times) {
    Promise<T> answer;
    try {
      answer = question.get();
    } catch (KoruException e) {
      return runtime.failed(e);
    }
    if (answer.peek().orElse(null) instanceof Outcome.Success<T>) {
      return answer;
    }
    return answer.recover(
        error ->
            error instanceof KoruException.Closed && times > 0
                ? whereMerged(runtime, question, times - 1)
                : runtime.failed(error));
  }
}
