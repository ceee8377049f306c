package org.korudelta.jvm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.peers.PeerGroup;

/**
 * The runtime on the JVM: tasks on a small pool of daemon threads, files in a directory or strict
 * storage in memory.
 *
 * <pre>{@code
 * try (JvmRuntime runtime = JvmRuntime.open(Path.of("data"))) {
 *   TaskHandle<Integer> answer = runtime.call("answer", () -> 6 * 7);
 *   runtime.await("answer", answer::promise);
 * }
 * }</pre>
 *
 * <p>Threading: safe from any thread. Tasks may run in parallel; a {@link
 * org.korudelta.runtime.Strand} runs its bodies one at a time. No thread starts before it is
 * needed. Blocking work has a virtual thread for each piece from JDK 21 on, without a bound, and at
 * most 64 threads before. A virtual thread in a native call, and up to JDK 23 one that waits inside
 * {@code synchronized}, holds one of the few threads that all virtual threads of the JVM share:
 * bound such work yourself, or run it by {@link RuntimeExecutors#submit} on a pool of your own.
 */
public final class JvmRuntime extends ForwardingRuntime implements AutoCloseable {
  /** How long {@link #close()} waits for tasks to end. */
  public static final Duration GRACE = Duration.ofSeconds(5);

  private final JvmHost host;
  private final AsyncRuntime runtime;
  private final AtomicBoolean reported = new AtomicBoolean();

  private JvmRuntime(JvmHost host) {
    this.host = host;
    this.runtime = new HostedRuntime(host);
  }

  /** A runtime whose storage is the directory, made on first use; all else by default. */
  public static JvmRuntime open(Path directory) {
    return builder().directory(directory).open();
  }

  /** A runtime whose storage is memory; all else by default. */
  public static JvmRuntime inMemory() {
    return builder().open();
  }

  /** Starts with the defaults: storage in memory, two threads or one for each processor, log. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected AsyncRuntime delegate() {
    return runtime;
  }

  /**
   * Waits for the promise that {@code call} gives.
   *
   * @param operation what is waited for, in words, for errors
   * @return the promise's value
   * @throws KoruException the promise's error; {@code cancelled} when it was cancelled or this
   *     thread was interrupted, and then the outcome of the operation is unknown; {@code
   *     would_deadlock} on a runtime task (R11)
   */
  public <T extends @Nullable Object> T await(String operation, Supplier<Promise<T>> call) {
    return Wait.result(host, operation, call);
  }

  /** As {@link #await}, and the thread lends itself; {@code call} must wait for nothing itself. */
  <T extends @Nullable Object> T awaitLending(String operation, Supplier<Promise<T>> call) {
    return Wait.lendingResult(host, operation, call);
  }

  /** As {@link #await}, but an interrupt is kept for later. */
  <T extends @Nullable Object> T awaitPatiently(String operation, Supplier<Promise<T>> call) {
    return Wait.patientResult(host, operation, call);
  }

  @Override
  public Promise<List<String>> close(Duration grace) {
    host.addThread();
    return super.close(grace);
  }

  /**
   * Closes with a grace time of {@link #GRACE}, and waits for it, even when interrupted. Names of
   * tasks that did not end reach the error sink. A second call is harmless.
   *
   * @throws KoruException.WouldDeadlock on a runtime task (R11)
   */
  @Override
  public void close() {
    List<String> left = awaitPatiently("close", () -> close(GRACE));
    if (left.isEmpty() && host.awaitStopped(GRACE.toNanos())) {
      host.awaitThreads(GRACE.toNanos());
    } else {
      reportLeft(left);
      host.stopNow();
    }
  }

  private void reportLeft(List<String> names) {
    if (!reported.getAndSet(true)) {
      String what = names.isEmpty() ? "a callback did not end" : "tasks did not end";
      String message = what + ": grace=" + GRACE + " names=" + names;
      host.reportError("close", new KoruException.DeadlineExceeded(message));
    }
  }

  /** How to make a runtime. */
  public static final class Builder {
    private static final int THREADS_MIN = 2;
    private static final int THREADS_LIMIT = 1024;
    private static final PeerGroup PROCESS = new PeerGroup();

    private int threads = Math.max(THREADS_MIN, Runtime.getRuntime().availableProcessors());
    private Optional<Path> directory = Optional.empty();
    private BiConsumer<String, Throwable> errorSink = ErrorLog.INSTANCE;

    private PeerGroup group = PROCESS;

    private Builder() {}

    /** How many threads run tasks, 1 to 1,024. */
    public Builder threads(int count) {
      if (count < 1 || count > THREADS_LIMIT) {
        throw new KoruException.BadRequest(
            "threads out of range: threads=" + count + " min=1 max=" + THREADS_LIMIT);
      }
      threads = count;
      return this;
    }

    /** Stores files in {@code path}; made, with its parents, on first use. */
    public Builder directory(Path path) {
      directory = Optional.of(path);
      return this;
    }

    /**
     * Receives errors that reached nobody, with the name of their task (R3); called on the
     * runtime's threads.
     */
    public Builder errorSink(BiConsumer<String, Throwable> sink) {
      errorSink = sink;
      return this;
    }

    /** Whom it meets (R13); by default all runtimes of this process that say nothing else. */
    public Builder peers(PeerGroup meeting) {
      group = meeting;
      return this;
    }

    /** A runtime of this description. */
    public JvmRuntime open() {
      return new JvmRuntime(new JvmHost(new JvmOptions(threads, directory, errorSink, group)));
    }
  }
}
