package org.korudelta.jvm;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.host.ChannelBuffer;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.peers.PeerPort;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.text.Timestamp;

/** The host on threads: a worker pool, one timer thread, threads for blocking work, files. */
final class JvmHost implements Host {
  private static final String TASK_NONE = "runtime";
  private static final int BLOCKING_THREADS_MAX = 64;
  private static final int PAUSES_MAX = 200;
  static final int LANES = 16; // The first for all threads but the workers.

  private final PeerPort peers;
  private final Optional<Path> directory;
  private final BiConsumer<String, Throwable> errorSink;
  private final WorkerPool pool;
  private final TimerThread timers;
  private final CurrentTask currentTask;
  private final BlockingThreads blocking =
      BlockingThreads.virtual("blocking", BLOCKING_THREADS_MAX);
  private final SecureEntropy entropy = new SecureEntropy();

  private final Clock wall = Clock.systemUTC();
  private final long originNanos = System.nanoTime();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable JvmFiles files;
  private boolean shutDown;

  JvmHost(JvmOptions options) {
    this.peers = options.group().join();
    this.directory = options.directory();
    this.errorSink = options.errorSink();
    this.pool = new WorkerPool(options.threadsMax(), this::report);
    this.timers = new TimerThread(this::nowNanos, pool);
    this.currentTask = new CurrentTask(pool);
  }

  @Override
  public void execute(Runnable work) {
    pool.execute(work);
  }

  @Override
  public void executeAfterReady(Runnable work) {
    pool.executeAfterReady(work);
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    return timers.executeAt(deadlineNanos, work);
  }

  /** From the start of this host, so that no deadline overflows. */
  @Override
  public long nowNanos() {
    return System.nanoTime() - originNanos;
  }

  @Override
  public long wallNanos() {
    return Timestamp.of(wall.instant()).epochNanos();
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    if (directory.isEmpty()) {
      return new MemoryStorage(runtime, new MemoryDisk());
    }
    JvmFiles made = new JvmFiles(runtime, directory.get(), this::mayBlockHere, this::report);
    files = made;
    return made;
  }

  @Override
  public PeerPort peers() {
    return peers;
  }

  /** An error sink that fails must not take a worker with it: the default sink hears of both. */
  @Override
  public void reportError(String taskName, Throwable error) {
    try {
      errorSink.accept(taskName, error);
    } catch (Throwable sinkError) {
      ErrorLog.INSTANCE.accept(taskName, error);
      ErrorLog.INSTANCE.accept("error sink", sinkError);
    }
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return currentTask.task();
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    currentTask.task(task);
  }

  @Override
  public int lanes() {
    return LANES;
  }

  /** Lane 0 is for all threads but the workers. */
  @Override
  public int lane() {
    return Thread.currentThread() instanceof Worker worker && worker.pool == pool ? worker.lane : 0;
  }

  @Override
  public <T> ChannelBuffer<T> channelBuffer(int capacity) {
    return new RingBuffer<>(capacity);
  }

  @Override
  public boolean executeBlocking(Runnable work) {
    blocking.execute(work);
    return true;
  }

  @Override
  public boolean blocking() {
    return true;
  }

  @Override
  public synchronized void shutDown() {
    if (shutDown) {
      return;
    }
    shutDown = true;
    timers.shutDown();
    JvmFiles open = files;
    if (open != null) {
      open.shutDown(stopped::countDown);
    } else {
      stopped.countDown();
    }
    pool.shutDown();
  }

  /** Makes room for the work of closing when every thread is taken by a task that does not end. */
  void addThread() {
    pool.addThread();
  }

  /** Waits at most {@code nanos} for {@link #shutDown()} to have closed every file. */
  boolean awaitStopped(long nanos) {
    return Wait.patiently(stopped, nanos);
  }

  /** Shuts down, whatever still runs, and waits until every file is closed. */
  void stopNow() {
    shutDown();
    Wait.patiently(stopped);
  }

  /** Waits at most {@code nanos} until the threads have ended. */
  void awaitThreads(long nanos) {
    pool.awaitEnd(nanos);
  }

  /** Begins a stretch of the current thread that counts as ready work (R3). */
  WorkerPool.Visit beginVisit() {
    return pool.beginVisit();
  }

  void endVisit(WorkerPool.Visit visit) {
    pool.endVisit(visit);
  }

  /** Some ten microseconds at most. */
  @Override
  public boolean pause(int times) {
    Thread.onSpinWait();
    return times < PAUSES_MAX;
  }

  @Override
  public Optional<LentThread> lentThread() {
    Wait<?> wait = WaitingThread.here().current;
    return wait != null && mayBlockHere() ? wait.lent() : Optional.empty();
  }

  /** Whether the current thread waits anyway, and not within a task, or a body of a strand. */
  private boolean mayBlockHere() {
    Wait<?> wait = WaitingThread.here().current;
    return wait != null && wait.isIn(this) && currentTask() == null;
  }

  /** Runs {@code work} on the current thread as a visit. */
  void visit(Runnable work) {
    WorkerPool.Visit visit = beginVisit();
    try {
      work.run();
    } catch (Throwable error) {
      execute(() -> report(error)); // The thread's owner may hold locks that the sink needs.
    } finally {
      endVisit(visit);
    }
  }

  /** Refuses to block where the runtime needs the thread (R11). */
  void refuseToBlockHere(String operation) {
    TaskContext task = currentTask();
    if (task != null && !task.mayBlock()) {
      throw new KoruException.WouldDeadlock(
          "blocking call on a runtime task: operation=" + operation + " task=" + task.taskName());
    }
  }

  private void report(Throwable error) {
    reportError(TASK_NONE, error);
  }
}
