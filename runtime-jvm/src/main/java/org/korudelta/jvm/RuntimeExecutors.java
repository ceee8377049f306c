package org.korudelta.jvm;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * A runtime as the JDK's {@link Executor}, and work on an executor as a promise.
 *
 * <pre>{@code
 * stage.thenAcceptAsync(this::store, RuntimeExecutors.of(runtime, "store"));
 * Promise<Integer> size = RuntimeExecutors.submit(runtime, pool, () -> measure(file));
 * }</pre>
 */
public final class RuntimeExecutors {
  private RuntimeExecutors() {}

  /**
   * Runs each command as a task of {@code runtime}. Commands must not block; what one throws
   * reaches the runtime's error sink, and so does a command that a closed runtime does not run.
   *
   * @param taskName names the tasks in every report
   */
  public static Executor of(AsyncRuntime runtime, String taskName) {
    return command -> runtime.call(taskName, () -> run(command));
  }

  private static boolean run(Runnable command) {
    command.run();
    return true;
  }

  /**
   * Runs {@code call} on {@code executor}.
   *
   * @return what it gives; its exception; {@code unavailable} when the executor rejects it
   */
  public static <T extends @Nullable Object> Promise<T> submit(
      AsyncRuntime runtime, Executor executor, Callable<? extends T> call) {
    PromiseSource<T> result = runtime.promise();
    try {
      executor.execute(() -> complete(result, call));
    } catch (RejectedExecutionException e) {
      result.fail(new KoruException.Unavailable("executor rejects work: " + executor, e));
    }
    return result.promise();
  }

  private static <T extends @Nullable Object> void complete(
      PromiseSource<T> result, Callable<? extends T> call) {
    try {
      result.succeed(call.call());
    } catch (Throwable e) {
      result.fail(e);
    }
  }
}
