package org.korudelta.deterministic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.host.EventKernel;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.peers.PeerPort;
import org.korudelta.runtime.storage.Storage;

/** The host that is nothing but the kernel, a virtual clock and the choice stream. */
final class VirtualHost implements Host {
  private static final int ENTROPY_SEED_BOUND = 1 << 16;

  final VirtualClock clock = new VirtualClock();
  final WallClock wallClock = new WallClock(clock);
  final TraceHash trace = new TraceHash();
  final List<ReportedError> errors = new ArrayList<>();
  private final Choices choices;
  final PeerNetwork network;
  private final StorageSource storage;
  private final EventKernel kernel = new EventKernel(this::choose);
  private final Entropy entropy;
  private @Nullable TaskContext current;
  private @Nullable String lastTask;
  private @Nullable RecentTasks recent;
  private @Nullable RunObserver observer;

  VirtualHost(Choices choices, StorageSource storage) {
    this.choices = choices;
    this.storage = storage;
    this.network = new PeerNetwork(this, choices);
    this.entropy = Entropy.seeded((long) seedPart() << 16 | seedPart());
  }

  private int seedPart() {
    return choices.draw(ENTROPY_SEED_BOUND, "entropy seed");
  }

  /** Runs one piece of ready work; false when there is none. */
  boolean runReady() {
    return kernel.runNext();
  }

  /**
   * Moves the clock to the next timer, whose work is then ready; false when there is none up to
   * {@code nanos}.
   */
  boolean moveOn(long nanos) {
    long next = kernel.nextDeadlineNanos();
    if (next > nanos || next == EventKernel.NO_DEADLINE) {
      return false;
    }
    moveTo(next);
    return true;
  }

  /** Whether something is ready, or will be at {@code nanos}. */
  boolean busyUntil(long nanos) {
    long next = kernel.nextDeadlineNanos();
    return kernel.hasReady() || (next <= nanos && next != EventKernel.NO_DEADLINE);
  }

  /** Tells {@code looking} everything from now on. */
  void observe(RunObserver looking) {
    observer = looking;
  }

  private void tell(RunObserver.Event event, String subject, long value) {
    if (observer != null) {
      observer.happened(event, subject, value);
    }
  }

  private String running() {
    return current == null ? "outside" : current.taskName();
  }

  void moveTo(long nanos) {
    tell(RunObserver.Event.TIME, "", nanos);
    clock.moveTo(nanos);
    trace.add(nanos);
    kernel.fireDue(clock.nanos());
  }

  EventKernel kernel() {
    return kernel;
  }

  /** The name of the task that ran last; null before any. */
  @Nullable String lastTask() {
    return lastTask;
  }

  /** From now on {@code recent} notes what runs; null for nobody. */
  void watch(@Nullable RecentTasks recent) {
    this.recent = recent;
  }

  private int choose(int ready) {
    int place = choices.draw(ready, "ready");
    trace.add(place);
    return place;
  }

  @Override
  public void execute(Runnable work) {
    if (observer != null) {
      tell(RunObserver.Event.READY, running(), 0);
    }
    kernel.execute(work);
  }

  @Override
  public void executeAfterReady(Runnable work) {
    kernel.executeAfterReady(work);
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    if (observer != null) {
      tell(RunObserver.Event.TIMER, running(), deadlineNanos);
    }
    return kernel.executeAt(deadlineNanos, work);
  }

  @Override
  public long nowNanos() {
    return clock.nanos();
  }

  @Override
  public long wallNanos() {
    return wallClock.nanos();
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    Storage plain = storage.storage(runtime, this);
    RunObserver looking = observer;
    return looking == null ? plain : new ObservedStorage(plain, looking);
  }

  @Override
  public PeerPort peers() {
    return network.join("main");
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    tell(RunObserver.Event.ERROR, taskName, 0);
    trace.add(taskName.hashCode());
    errors.add(new ReportedError(taskName, error));
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return current;
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    current = task;
    if (task != null) {
      entered(task);
    }
  }

  @SuppressWarnings("ReferenceEquality") // An equal one that is another is stored, no harm done.
  private void entered(TaskContext task) {
    String name = task.taskName();
    if (name != lastTask) {
      lastTask = name; // A store that the collector is told of: not in each turn of one task.
    }
    trace.add(task.taskOrdinal(), name.hashCode());
    tell(RunObserver.Event.RUNS, name, task.taskOrdinal());
    if (recent != null) {
      recent.add(task, clock.nanos());
    }
  }

  @Override
  public boolean oneThread() {
    return true;
  }

  /** Blocking work takes no virtual time: it is one more piece of ready work. */
  @Override
  public boolean executeBlocking(Runnable work) {
    kernel.execute(work);
    return true;
  }

  @Override
  public boolean blocking() {
    return true;
  }

  @Override
  public void shutDown() {
    if (network.alone()) {
      kernel.stopTimers();
    }
  }
}
