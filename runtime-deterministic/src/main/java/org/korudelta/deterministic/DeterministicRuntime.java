package org.korudelta.deterministic;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.host.Deadlines;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.storage.MemoryDisk;

/**
 * The runtime in which a run is a pure function of the program and a choice stream. Time is
 * virtual: it jumps to the next timer when nothing is ready.
 *
 * <pre>{@code
 * var runtime = DeterministicRuntime.seeded(42);
 * var answer = runtime.await(runtime.sleep(Duration.ofDays(1)).map(x -> "tomorrow"));
 * var again = DeterministicRuntime.replay(runtime.choices().recorded());
 * }</pre>
 *
 * <p>Nothing runs but inside {@link #await}, {@link #runUntilIdle}, {@link #runFor} and {@link
 * #step}.
 *
 * <p>Threading: one thread.
 */
public final class DeterministicRuntime extends ForwardingRuntime {
  /** How many steps a runtime takes before it assumes that the program never ends. */
  public static final int STEPS_MAX_DEFAULT = 100_000_000;

  private final Choices choices;
  private final MemoryDisk disk;
  private final VirtualHost host;
  private final HostedRuntime runtime;
  private int stepsMax = STEPS_MAX_DEFAULT;
  private int steps;

  private DeterministicRuntime(Choices choices, MemoryDisk disk, UnaryOperator<Host> layer) {
    this.choices = choices;
    this.disk = disk;
    this.host = new VirtualHost(choices, disk);
    this.runtime = new HostedRuntime(layer.apply(host));
  }

  /** Ready tasks run in first-in first-out order: the schedule that ships. */
  public static DeterministicRuntime fifo() {
    return of(Choices.none(), new MemoryDisk());
  }

  /** Ready tasks run in an order drawn from {@code seed}. */
  public static DeterministicRuntime seeded(long seed) {
    return of(Choices.seeded(seed), new MemoryDisk());
  }

  /** Repeats the run whose choices were {@code recorded}. */
  public static DeterministicRuntime replay(int... recorded) {
    return of(Choices.replay(recorded), new MemoryDisk());
  }

  /** Decides by {@code choices} and stores on {@code disk}. */
  public static DeterministicRuntime of(Choices choices, MemoryDisk disk) {
    return new DeterministicRuntime(choices, disk, UnaryOperator.identity());
  }

  /**
   * Decides by {@code choices}, with {@code layer} between the runtime and its host: for showing
   * that tests notice what a host does wrong.
   */
  public static DeterministicRuntime under(UnaryOperator<Host> layer, Choices choices) {
    return new DeterministicRuntime(choices, new MemoryDisk(), layer);
  }

  @Override
  protected AsyncRuntime delegate() {
    return runtime;
  }

  /**
   * Runs until {@code promise} is complete and gives its value, or throws its error as it is.
   *
   * @throws KoruException.Cancelled if the promise is cancelled
   * @throws KoruException.WouldDeadlock if nothing is left to run before; the message names the
   *     tasks and what each waits for
   * @throws KoruException.Limit if the steps are used up
   */
  public <T extends @Nullable Object> T await(Promise<T> promise) {
    Awaited<T> awaited = new Awaited<>();
    promise.onComplete(awaited::set);
    while (awaited.outcome == null) {
      if (!step()) {
        throw deadlock();
      }
    }
    return awaited.result();
  }

  /** Runs until nothing is ready and no timer is pending. */
  public void runUntilIdle() {
    boolean ran = step();
    while (ran) {
      ran = step();
    }
  }

  /**
   * Runs what happens within {@code duration}; then that much time has passed, at most until the
   * virtual clock stands at {@code Long.MAX_VALUE}. Negative is {@code bad_request}.
   */
  public void runFor(Duration duration) {
    if (duration.isNegative()) {
      throw new KoruException.BadRequest("negative duration: runFor=" + duration);
    }
    long untilNanos = Deadlines.after(host.nowNanos(), Deadlines.nanos(duration));
    boolean ran = true;
    while (ran && host.busyUntil(untilNanos)) {
      ran = step();
    }
    host.moveTo(untilNanos);
  }

  /**
   * Runs one piece of ready work, or moves the clock to the next timer.
   *
   * @return false when there was nothing to do
   */
  public boolean step() {
    if (host.currentTask() != null) {
      throw new KoruException.WouldDeadlock("the run is driven from outside its tasks only");
    }
    if (steps >= stepsMax) {
      throw new KoruException.Limit("run does not end: steps=" + steps + " max=" + stepsMax);
    }
    steps++;
    return host.step();
  }

  /** Changes how many steps this runtime may take in all. */
  public void stepsMax(int max) {
    stepsMax = max;
  }

  /** How many steps it has taken. */
  public int steps() {
    return steps;
  }

  /** How many timers are pending. */
  public int timers() {
    return host.timers();
  }

  /** What decides this run; its record repeats it. */
  public Choices choices() {
    return choices;
  }

  /** The disk under {@link #storage()}. */
  public MemoryDisk disk() {
    return disk;
  }

  /** The scripted wall clock. */
  public WallClock scriptedWallClock() {
    return host.wallClock;
  }

  /** A hash of all that has happened: choices, tasks in their order, times, reported errors. */
  public long traceHash() {
    return host.trace.value();
  }

  /** The errors that reached nobody so far (R3). */
  public List<ReportedError> errors() {
    return List.copyOf(host.errors);
  }

  /** The tasks that have not ended and what each waits for. */
  public List<TaskWait> taskWaits() {
    return runtime.taskWaits();
  }

  private KoruException deadlock() {
    StringBuilder text = new StringBuilder("deadlock: nothing is ready and no timer is pending");
    for (TaskWait wait : runtime.taskWaits()) {
      text.append("; ").append(wait.taskName()).append(" waits for ").append(wait.waitsFor());
    }
    return new KoruException.WouldDeadlock(text.toString());
  }

  /** The outcome that {@link #await} waits for. */
  private static final class Awaited<T extends @Nullable Object> {
    @Nullable Outcome<T> outcome;

    void set(Outcome<T> result) {
      outcome = result;
    }

    T result() {
      if (outcome instanceof Outcome.Success<T> success) {
        return success.value();
      }
      if (outcome instanceof Outcome.Failure<T> failure) {
        throw Awaited.<RuntimeException>asIs(failure.error());
      }
      throw new KoruException.Cancelled("promise cancelled");
    }

    /** Lets a checked error pass as it is, too. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asIs(Throwable error) throws E {
      throw (E) error;
    }
  }
}
