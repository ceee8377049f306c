package org.korudelta.deterministic.disk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.StorageSource;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.storage.Storage;

/**
 * The disk of a simulated world: what was written, what of it is durable, and names apart from
 * both. It fails as {@link DiskFaults} says, and everything undecided is drawn: about each fault
 * from a stream of its own, below that of the disk ({@code main/short-write}), about what a crash
 * leaves from {@code main/crash}. It outlives the storages on it; a crash makes a new one of it.
 *
 * <pre>{@code
 * var disk = new SimulatedDisk(choices, DiskFaults.NONE.with(DiskFault.SHORT_WRITE, 100));
 * var runtime = DeterministicRuntime.of(choices, disk);
 * …
 * disk = disk.powerLoss();
 * runtime = DeterministicRuntime.of(choices, disk);
 * }</pre>
 *
 * <p>What it will not do: make two operations of one file end in another order than that of their
 * calls, fail to create, rename, delete or list, or draw where nothing is undecided.
 *
 * <p>An operation is done when it is called; a delay is one of the answer, and with it of what a
 * sync makes durable. Where nothing is slow every promise is complete already.
 *
 * <p>Cost: as memory; an append on a disk of limited capacity, or one that may be misdirected,
 * looks at every file's length.
 *
 * <p>Threading: one thread.
 */
public final class SimulatedDisk implements StorageSource {
  /** How many states {@link #enumerateCrashes()} visits at most before it groups them. */
  public static final int CRASH_STATES_MAX_DEFAULT = 10_000;

  private static final int NAME_MAX = 40;

  /*
   * Invariants:
   *  - ended is set once; from then on directory and files belong to the next disk, and nothing of
   *    this one touches them
   *  - every line with something in flight is in lines
   */
  final Directory directory;
  final RunningFaults faults;
  final Medium medium;
  private final List<AnswerLine> lines = new ArrayList<>();
  private int operations;
  private int owners;
  private @Nullable String owner;
  private @Nullable String ended;

  /**
   * An empty disk that decides by streams below {@code choices}, whose name must leave room for
   * theirs, and has {@code faults}.
   *
   * @throws KoruException.BadRequest if the name of {@code choices} is longer than 40 characters
   */
  public SimulatedDisk(Choices choices, DiskFaults faults) {
    this(new Directory(), new RunningFaults(checked(choices), faults, new DiskHits()));
  }

  private static Choices checked(Choices choices) {
    if (choices.name().length() > NAME_MAX) {
      throw new KoruException.BadRequest(
          "no room for the names of faults: stream=" + choices.name() + " lengthMax=" + NAME_MAX);
    }
    return choices;
  }

  private SimulatedDisk(Directory directory, RunningFaults faults) {
    this.directory = directory;
    this.faults = faults;
    this.medium = new Medium(directory, faults);
  }

  @Override
  public Storage storage(AsyncRuntime runtime, Host host) {
    return new SimulatedStorage(this, runtime, host);
  }

  // Faults

  /** Has these faults from now on, and not the ones before. */
  public void faults(DiskFaults drawn) {
    faults.faults = drawn;
  }

  /** How often each fault happened so far, on this disk and on those that it comes from. */
  public DiskHits hits() {
    return faults.hits.copy();
  }

  /** Limits the sum of all files' lengths; an append beyond it writes what fits and fails. */
  public void capacityBytes(long bytes) {
    medium.capacityBytes(bytes);
  }

  /** The limit of {@link #usedBytes}; {@code Long.MAX_VALUE} for none. */
  public long capacityBytes() {
    return medium.capacityBytes();
  }

  /** The sum of all files' lengths. */
  public long usedBytes() {
    return medium.usedBytes();
  }

  // Crash

  /**
   * The disk after a loss of power, which may keep any of what was not synced, as {@link
   * CrashStates} says; zeros keep nothing of it. A sync in flight took effect or did not.
   * Everything that still uses this disk fails with {@code storage_failure}, and what is in flight
   * never answers.
   */
  public SimulatedDisk powerLoss() {
    end("disk crashed");
    new InterruptedOperations(directory, faults).settle();
    CrashPlan plan = new PowerLoss(directory, faults.faults.order()).draw(faults.crash()::draw);
    DiskHits hits = faults.hits.copy();
    return next(plan.applyTo(directory, hits), faults.afterCrash(hits));
  }

  /**
   * The disk after the end of every process on it: no lock, no open file. What was written is
   * there, and what of it was not durable still is not. Of what is in flight a sync took effect or
   * did not, and of the bytes of appends a prefix is there; zeros are neither. Everything that
   * still uses this disk fails with {@code storage_failure}, and what is in flight never answers.
   */
  public SimulatedDisk killed() {
    end("process killed");
    InterruptedOperations interrupted = new InterruptedOperations(directory, faults);
    interrupted.settle();
    interrupted.endProcess();
    return next(directory, faults.afterCrash(faults.hits.copy()));
  }

  /** All states after a loss of power now, if they are not more than 10,000. */
  public CrashStates enumerateCrashes() {
    return enumerateCrashes(CRASH_STATES_MAX_DEFAULT);
  }

  /**
   * All states after a loss of power now, if they are not more than {@code statesMax}; else a few
   * that stand for them. Changes nothing here and draws nothing.
   */
  public CrashStates enumerateCrashes(int statesMax) {
    return new CrashStates(copy(), statesMax);
  }

  /**
   * A disk with the same files, bytes, names, faults and hits, which shares nothing with this one,
   * decides by zeros, and has no lock, no open file and nothing in flight.
   */
  public SimulatedDisk copy() {
    return next(directory.copy(), faults.quiet(faults.hits.copy()));
  }

  /** As {@link #copy}, after a loss of power that went as {@code plan} says. */
  SimulatedDisk quietAfter(CrashPlan plan) {
    DiskHits hits = faults.hits.copy();
    return next(plan.applyTo(directory, hits), faults.quiet(hits));
  }

  private SimulatedDisk next(Directory files, RunningFaults nextFaults) {
    SimulatedDisk next = new SimulatedDisk(files, nextFaults);
    next.capacityBytes(capacityBytes());
    return next;
  }

  private void end(String why) {
    begin("crash", "");
    ended = why;
    lines.forEach(AnswerLine::stop);
  }

  // Inspection

  /** How many operations have begun on this disk; those before a crash were on another. */
  public int operations() {
    return operations;
  }

  /**
   * How many times a file was created, renamed or deleted, on the disks too that this one is a copy
   * of or that a process was killed on; after a loss of power it begins anew.
   */
  public int nameChanges() {
    return directory.changes();
  }

  /** The names of all files, sorted, as a process sees them. */
  public List<String> names() {
    return List.copyOf(directory.names().keySet());
  }

  /**
   * All bytes of a file, durable or not; {@code not_found} when there is none. No fault strikes.
   */
  public byte[] bytes(String name) {
    return directory.file(name).all();
  }

  // For storages

  AnswerLine line(AsyncRuntime runtime, Host host) {
    AnswerLine line = new AnswerLine(runtime, host);
    lines.add(line);
    return line;
  }

  void forget(AnswerLine line) {
    lines.remove(line);
  }

  String lock() {
    if (owner != null) {
      throw new KoruException.AlreadyOpen("storage has an owner: owner=" + owner);
    }
    owner = "simulated-storage-" + ++owners;
    return owner;
  }

  void release(String name) {
    owner = name.equals(owner) ? null : owner;
  }

  boolean hasEnded() {
    return ended != null;
  }

  /** An operation begins; {@code storage_failure} when this disk has ended. */
  void begin(String operation, String name) {
    operations++;
    if (ended != null) {
      throw Medium.failure(operation, name, ended);
    }
  }
}
