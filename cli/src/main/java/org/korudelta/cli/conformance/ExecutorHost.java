package org.korudelta.cli.conformance;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;

/** A host over a plain executor of one thread, as anybody could write it. */
final class ExecutorHost implements Host {
  /*
   * The executor runs what is ready first in, first out. Timers wait in a line of their own:
   * between two readings of the clock the executor could put two of one deadline in either order.
   */
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
  private final PriorityQueue<Pending> timers =
      new PriorityQueue<>(
          Comparator.comparingLong(Pending::deadlineNanos).thenComparingLong(Pending::number));

  @SuppressWarnings("ThreadLocalUsage") // Others may call from threads of theirs.
  private final ThreadLocal<@Nullable TaskContext> currentTask = new ThreadLocal<>();

  private final Entropy entropy = Entropy.seeded(new SecureRandom().nextLong());
  private final long originNanos = System.nanoTime();
  private final BiConsumer<String, Throwable> errors;
  private long timersMade;
  private @Nullable Future<?> alarm;
  private long alarmNanos = Long.MAX_VALUE;
  private boolean stopped;

  ExecutorHost(BiConsumer<String, Throwable> errors) {
    this.errors = errors;
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void execute(Runnable work) {
    executor.execute(() -> run(work));
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable error) {
      reportError("executor", error);
    }
  }

  /** What is ready has its place in line already. */
  @Override
  public void executeAfterReady(Runnable work) {
    execute(work);
  }

  @Override
  public synchronized Timer executeAt(long deadlineNanos, Runnable work) {
    Pending timer = new Pending(deadlineNanos, timersMade++, work);
    if (!stopped) {
      timers.add(timer);
      setAlarm();
    }
    return () -> cancel(timer);
  }

  private synchronized void cancel(Pending timer) {
    timers.remove(timer);
    setAlarm();
  }

  private synchronized void fireDue() {
    alarmNanos = Long.MAX_VALUE; // it has rung
    while (!timers.isEmpty() && timers.element().deadlineNanos <= nowNanos()) {
      execute(timers.remove().work);
    }
    setAlarm();
  }

  /** An alarm in time stays: set again when it is due, it would join the end of the line (R12). */
  private void setAlarm() {
    Pending next = timers.peek();
    if (next != null && alarmNanos <= Math.max(next.deadlineNanos, nowNanos())) {
      return;
    }
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarmNanos = next == null ? Long.MAX_VALUE : next.deadlineNanos;
    if (next != null) {
      alarm = executor.schedule(this::fireDue, alarmNanos - nowNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public long nowNanos() {
    return System.nanoTime() - originNanos;
  }

  @Override
  public long wallNanos() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    return new MemoryStorage(runtime, new MemoryDisk());
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    errors.accept(taskName, error);
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return currentTask.get();
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    currentTask.set(task);
  }

  /** The thread ends when it has been idle for a while. */
  @Override
  public synchronized void shutDown() {
    stopped = true;
    timers.clear();
    setAlarm();
  }

  private record Pending(long deadlineNanos, long number, Runnable work) {}
}
