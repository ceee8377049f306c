package org.korudelta.deterministic;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;

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
 * <p>Nothing runs but inside {@link #await}, {@link #runUntil}, {@link #runUntilIdle}, {@link
 * #runFor}, {@link #advanceTo(long)} and {@link #step}.
 *
 * <p>Threading: one thread.
 */
public final class DeterministicRuntime extends ForwardingRuntime {
  /** How many steps a runtime takes in all before it assumes that the program never ends. */
  public static final int STEPS_MAX_DEFAULT = 100_000_000;

  /** How many steps one call takes without time moving before it assumes that it never will. */
  public static final int STILL_STEPS_MAX_DEFAULT = 20_000_000;

  private final Choices choices;
  private final @Nullable MemoryDisk disk;
  private final VirtualHost host;
  private final UnaryOperator<Host> layer;
  private final HostedRuntime runtime;
  private final Drive drive;
  private final RunState state;

  private DeterministicRuntime(Choices choices, MemoryDisk disk, UnaryOperator<Host> layer) {
    this(new VirtualHost(choices, onto(disk)), choices, disk, layer);
  }

  private DeterministicRuntime(
      VirtualHost host, Choices choices, @Nullable MemoryDisk disk, UnaryOperator<Host> layer) {
    this.choices = choices;
    this.disk = disk;
    this.host = host;
    this.layer = layer;
    this.runtime = new HostedRuntime(layer.apply(host));
    this.drive = new Drive(host, this::taskWaits);
    this.state = new RunState(host, this::taskWaits);
  }

  private static StorageSource onto(MemoryDisk disk) {
    return (runtime, host) -> new MemoryStorage(runtime, disk);
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

  /** Repeats the run whose choices were {@code recorded}. */
  public static DeterministicRuntime replay(Recording recorded) {
    return of(Choices.replay(recorded), new MemoryDisk());
  }

  /** Decides by {@code choices} and stores on {@code disk}. */
  public static DeterministicRuntime of(Choices choices, MemoryDisk disk) {
    return new DeterministicRuntime(choices, disk, UnaryOperator.identity());
  }

  /** Decides by {@code choices} and stores where {@code storage} says, such as a simulated disk. */
  public static DeterministicRuntime of(Choices choices, StorageSource storage) {
    return new DeterministicRuntime(
        new VirtualHost(choices, storage), choices, null, UnaryOperator.identity());
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
   * @throws KoruException.WouldDeadlock if nothing is left to run before, naming the tasks and what
   *     each waits for; or inside a task, before anything has changed, as all that drives the run
   * @throws KoruException.Limit if the steps are used up, naming the tasks that ran last
   */
  public <T extends @Nullable Object> T await(Promise<T> promise) {
    return drive.await(promise);
  }

  /**
   * Runs until {@code condition} holds, which is asked before the first step and after each; what
   * it throws ends the run here. Errors as {@link #await}.
   */
  public void runUntil(BooleanSupplier condition) {
    drive.until(condition);
  }

  /** Runs until nothing is ready and no timer is pending. */
  public void runUntilIdle() {
    drive.untilIdle();
  }

  /**
   * Runs what happens within {@code duration}; then that much time has passed, at most until the
   * virtual clock stands at {@code Long.MAX_VALUE}. Negative is {@code bad_request}.
   */
  public void runFor(Duration duration) {
    drive.pass(duration);
  }

  /**
   * Runs what is due up to the moment {@code nanos} of {@link #now()}, at which the clock then
   * stands. Earlier than now is {@code bad_request}.
   */
  public void advanceTo(long nanos) {
    drive.to(nanos);
  }

  /** As {@link #advanceTo(long)}, for the moment {@code sinceStart} after the start of the run. */
  public void advanceTo(Duration sinceStart) {
    drive.to(sinceStart);
  }

  /**
   * Runs one piece of ready work, or moves the clock to the next timer.
   *
   * @return false when there was nothing to do
   */
  public boolean step() {
    return drive.step();
  }

  /** Changes how many steps this runtime may take in all. */
  public void stepsMax(int max) {
    drive.limit(max, drive.stillStepsMax());
  }

  /**
   * Changes how many steps one of the calls that drive the run may take without the virtual clock
   * moving.
   */
  public void stillStepsMax(int max) {
    drive.limit(drive.stepsMax(), max);
  }

  /**
   * Runs {@code action} before each step from now on, outside all tasks: for looking at a run while
   * it goes on. What it throws ends the call that drives the run.
   */
  public void beforeEachStep(Runnable action) {
    drive.beforeEachStep(action);
  }

  /** Tells {@code observer} everything from now on; to be called before the storage is used. */
  public void observe(RunObserver observer) {
    host.observe(observer);
  }

  /** How many steps it has taken. */
  public int steps() {
    return drive.steps();
  }

  /** How many timers are pending. */
  public int timers() {
    return state.timers();
  }

  /** Where the run stands, for tests. */
  public RunState state() {
    return state;
  }

  /** What decides this run; its record repeats it. */
  public Choices choices() {
    return choices;
  }

  /**
   * The disk under {@link #storage()}; {@code bad_request} where that is none in memory, but what a
   * {@link StorageSource} made.
   */
  public MemoryDisk disk() {
    if (disk == null) {
      throw new KoruException.BadRequest("no disk in memory: the storage has a source of its own");
    }
    return disk;
  }

  /** The scripted wall clock. */
  public WallClock scriptedWallClock() {
    return host.wallClock;
  }

  /**
   * Another runtime in this run, on the same clock, choices and disk, which meets this one and
   * those like it (R13): {@code name} is its own and not {@code main}, which is this runtime's.
   */
  public SimulatedPeer peer(String name) {
    runtime.peers(); // The first to join, whoever is asked for first.
    return new SimulatedPeer(name, host, layer);
  }

  /** What lies between this runtime and its peers. */
  public PeerNetwork network() {
    return host.network;
  }

  /** A hash of all that has happened: choices, tasks in their order, times, reported errors. */
  public long traceHash() {
    return host.trace.value();
  }

  /** The errors that reached nobody so far (R3). */
  public List<ReportedError> errors() {
    return List.copyOf(host.errors);
  }

  /**
   * The tasks that have not ended and what each waits for; those of peers after its own, as {@code
   * peer/task}.
   */
  public List<TaskWait> taskWaits() {
    return host.network.waits(runtime.taskWaits());
  }
}
