package org.korudelta.jvm.lincheck;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;

/**
 * A parallel host without threads: whoever calls the runtime lends a hand afterwards. So the
 * threads that Lincheck steps are all there are.
 */
class Hands implements Host {
  private final ConcurrentLinkedQueue<Runnable> ready = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("ThreadLocalUsage") // As a real host has it: one for each runtime.
  private final ThreadLocal<TaskContext> current = new ThreadLocal<>();

  final AsyncRuntime runtime() {
    return new HostedRuntime(this);
  }

  /** Runs ready work until there is none that another hand does not have. */
  final void help() {
    for (Runnable work = ready.poll(); work != null; work = ready.poll()) {
      work.run();
    }
  }

  /** What {@code promise} has in the end, with the help that this takes. */
  final <T extends @Nullable Object> T await(Promise<T> promise) {
    while (promise.peek().isEmpty()) {
      help();
    }
    Outcome<T> outcome = promise.peek().orElseThrow();
    if (outcome instanceof Outcome.Failure<T> failed
        && failed.error() instanceof KoruException known) {
      throw known;
    }
    if (outcome instanceof Outcome.Success<T> success) {
      return success.value();
    }
    throw new AssertionError("neither a value nor an error of ours: " + outcome);
  }

  /** Takes a waiting promise back; true when it had not been completed. */
  static boolean cancelled(Promise<?> promise) {
    return ((PromiseSource<?>) promise).cancel();
  }

  /** What a completed promise has: its value, or the word for what else it ended with. */
  static Object result(Promise<?> promise) {
    Outcome<?> outcome = promise.peek().orElseThrow();
    return outcome instanceof Outcome.Success<?> success
        ? success.value()
        : outcome.getClass().getSimpleName();
  }

  @Override
  public void execute(Runnable work) {
    ready.add(work);
  }

  /** What nobody looks at is no matter here. */
  @Override
  public void executeAfterReady(Runnable work) {}

  /** Time stands still here: nothing is ever due. */
  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    return () -> {};
  }

  @Override
  public long nowNanos() {
    return 0;
  }

  @Override
  public long wallNanos() {
    return 0;
  }

  @Override
  public Entropy entropy() {
    return Entropy.seeded(1);
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    return new MemoryStorage(runtime, new MemoryDisk());
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    throw new AssertionError(taskName, error);
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return current.get();
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    current.set(task);
  }

  @Override
  public void shutDown() {}
}
