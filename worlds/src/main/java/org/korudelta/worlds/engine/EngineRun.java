package org.korudelta.worlds.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Recovery;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.check.Ending;
import org.korudelta.deterministic.check.History;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.worlds.ModelDatabase;

/**
 * One run of the engine's world: the lives of one database on one disk, and what is known of them.
 *
 * <p>A life is opening, clients at work, and an end: all answered and closed, power lost, or the
 * process killed, the latter two at any step, while opening too. Between two lives the disk
 * behaves, the database is opened, and everything in it is compared with what is known.
 */
final class EngineRun {
  static final String NAMESPACE = "world";

  private static final int LIVES_MEAN = 3;
  private static final int CLIENTS_MAX = 4;
  private static final int CRASH_WHILE_OPENING_ONE_IN = 3;
  private static final int DISK_OPERATIONS_OF_OPENING = 16;
  private static final int CRASH_WHILE_CLOSING_ONE_IN = 8;
  private static final int CRASH_AFTER_CLOSING_ONE_IN = 3;
  private static final int CRASH_AFTER_COMPARING_ONE_IN = 3;
  private static final int DISK_OPERATIONS_UNTIL_CRASH_MAX = 24;
  private static final int SEGMENT_BYTES = 4_096;
  private static final int CAPACITY_ONE_IN = 12;
  private static final int CLOCK_JUMPS_MEAN = 3;
  private static final int CLOCK_SECONDS_MAX = 4_000;

  final Simulation simulation;
  final Ledger ledger = new Ledger();
  History history = new History();
  private final EngineFaults faults;
  private final DiskFaults diskFaults;
  private final Choices crash;
  private SimulatedDisk disk;
  private @Nullable KoruDelta database;
  private boolean lossReported;
  private boolean closedCleanly;
  private boolean sealKnown;
  private final CrashMoment crashMoment = new CrashMoment();
  private ModelDatabase model = new ModelDatabase();

  EngineRun(Simulation simulation) {
    this.simulation = simulation;
    this.faults = new EngineFaults(simulation);
    this.diskFaults = faults.disk();
    this.crash = simulation.choices().stream("crash");
    this.disk = new SimulatedDisk(simulation.choices().stream("disk"), diskFaults);
  }

  DeterministicRuntime runtime() {
    return simulation.runtime();
  }

  void always(boolean holds, String check, Supplier<String> message) {
    simulation.always(holds, check, message);
  }

  /** Whether an operation of the disk has failed, or may have. */
  boolean diskFailed() {
    return EngineFaults.failed(disk.hits());
  }

  /** All lives; a last one without faults at the end. */
  void run() {
    boolean goesOn = live();
    while (goesOn && simulation.choices().more(LIVES_MEAN, "one more life?")) {
      goesOn = (simulation.choices().oneIn(3, "nobody looks") || compare()) && live();
    }
    if (goesOn) {
      compare();
    }
    markHits();
  }

  // A life

  /** False when the database refused to open, rightly. */
  private boolean live() {
    disk.faults(diskFaults);
    crashMoment.never();
    if (faults.has("crash") && crash.oneIn(CRASH_WHILE_OPENING_ONE_IN, "crash while opening")) {
      crashMoment.soon(crash, disk.operations(), DISK_OPERATIONS_OF_OPENING);
    }
    DeterministicRuntime runtime = simulation.boot(disk);
    Promise<KoruDelta> opening = runtime.spawn("open", this::open).promise();
    opening
        .then(opened -> opened.stats().map(stats -> startClients(opened, stats.recovery())))
        .recover(refused -> runtime.completed(false));
    if (!idle(runtime)) {
      return crashed();
    }
    KoruDelta opened = database;
    if (opened == null) {
      return refused(opening);
    }
    requireAnswers();
    return close(opened);
  }

  private Promise<KoruDelta> open() {
    return KoruDelta.open(runtime(), Options.defaults().withSegmentBytesMax(SEGMENT_BYTES));
  }

  private boolean startClients(KoruDelta opened, Recovery recovery) {
    database = opened;
    lossReported |= damaged() && recovery.tornSegment() != 0;
    checkClosed(recovery);
    ledger.beginLife();
    int clients = 1 + simulation.choices().draw(CLIENTS_MAX, "clients");
    for (int number = 0; number < clients; number++) {
      Client client = new Client(this, opened, number);
      runtime().spawn("client-" + number, client::work);
    }
    if (faults.has("clock")) {
      runtime().spawn("clock", () -> jump(simulation.choices().stream("clock")));
    }
    if (faults.has("disk") && simulation.choices().oneIn(CAPACITY_ONE_IN, "small disk")) {
      disk.capacityBytes(disk.usedBytes() + SEGMENT_BYTES);
    }
    return true;
  }

  /** The wall clock jumps, back too. */
  private Promise<Boolean> jump(Choices choices) {
    if (!choices.more(CLOCK_JUMPS_MEAN, "one more jump?")) {
      return runtime().completed(true);
    }
    int seconds = choices.draw(2 * CLOCK_SECONDS_MAX, "seconds") - CLOCK_SECONDS_MAX;
    runtime().scriptedWallClock().advance(Duration.ofSeconds(seconds));
    simulation.mark(seconds < 0 ? "clock: back" : "clock: forward", 1);
    return runtime().yield().then(turn -> jump(choices));
  }

  /** Decides by {@code choices} whether the world crashes soon. */
  void perhapsCrash(Choices choices, int oneIn) {
    boolean soon =
        faults.has("crash") && !crashMoment.isSet() && choices.oneIn(oneIn, "crash soon");
    if (soon) {
      crashMoment.soon(choices, disk.operations(), DISK_OPERATIONS_UNTIL_CRASH_MAX);
    }
  }

  /** As {@link #perhapsCrash}, for sure where this run has crashes at all. */
  void crashSoon(Choices choices) {
    perhapsCrash(choices, 1);
  }

  /** Runs until nothing is left to run; false when the world crashes before. */
  private boolean idle(DeterministicRuntime runtime) {
    while (!crashMoment.isNow(disk.operations())) {
      if (!runtime.step()) {
        return true;
      }
    }
    return false;
  }

  private boolean crashed() {
    simulation.sometimes(database == null, "crash: while opening");
    loseHost();
    end();
    return true;
  }

  /** Power is lost, or the process killed. */
  private void loseHost() {
    boolean killed = crash.draw(2, "power or process") == 1;
    simulation.crash();
    simulation.mark(killed ? "crash: process killed" : "crash: power lost", 1);
    disk = killed ? disk.killed() : disk.powerLoss();
  }

  private void end() {
    history.crash();
    database = null;
    disk.capacityBytes(Long.MAX_VALUE);
  }

  /** Nothing can happen any more: whoever asked has been answered. */
  private void requireAnswers() {
    history
        .operations()
        .forEach(
            operation ->
                always(
                    !(operation.ending() instanceof Ending.Open),
                    "never_answered",
                    () -> "no answer: " + operation.inWords()));
  }

  /** Closing may fail where the disk does; then the process ends all the same. */
  private boolean close(KoruDelta opened) {
    Promise<@Nullable Void> closing = opened.close().recover(failed -> runtime().completed(null));
    perhapsCrash(crash, CRASH_WHILE_CLOSING_ONE_IN);
    if (!idle(runtime())) {
      return crashed();
    }
    always(closing.peek().isPresent(), "never_closed", () -> "close is not answered");
    if (diskFailed()) {
      disk = disk.killed();
    } else {
      closed(!ledger.acknowledgedInThisLife().isEmpty());
    }
    end();
    return true;
  }

  /** A clean close holds, whatever comes after it (S2). */
  private void closed(boolean wrote) {
    if (faults.has("crash") && crash.oneIn(CRASH_AFTER_CLOSING_ONE_IN, "crash after closing")) {
      loseHost();
    }
    closedCleanly = sealKnown || wrote;
  }

  // Between two lives

  private boolean refused(Promise<KoruDelta> opening) {
    Throwable why = failure(opening);
    always(
        diskFailed() || damaged(), "refused_to_open", () -> "no fault, and yet it refuses: " + why);
    simulation.mark("open: refused", 1);
    disk = disk.killed();
    end();
    return true;
  }

  /** Whether acknowledged commits may be gone: the disk damaged them, and recovery said so. */
  boolean mayLack(Recovery recovery) {
    return lossReported || (damaged() && recovery.tornSegment() != 0);
  }

  /** What clients may ask for: everything acknowledged, but where damage may have taken some. */
  List<Version> known() {
    return damaged() ? ledger.acknowledgedInThisLife() : ledger.acknowledged();
  }

  private boolean damaged() {
    return EngineFaults.damaged(disk.hits());
  }

  private static Throwable failure(Promise<?> promise) {
    return promise
        .peek()
        .filter(outcome -> outcome instanceof Outcome.Failure<?>)
        .map(outcome -> ((Outcome.Failure<?>) outcome).error())
        .orElseGet(() -> new IllegalStateException("opening is not answered"));
  }

  /** Opens without faults and compares everything; false when it refuses what was damaged. */
  private boolean compare() {
    disk.faults(DiskFaults.NONE);
    List<String> before = disk.names();
    DeterministicRuntime runtime = simulation.boot(disk);
    KoruDelta opened;
    try {
      opened = runtime.await(open());
    } catch (KoruException.Corruption found) {
      always(damaged(), "false_corruption", () -> "nothing was damaged: " + found.getMessage());
      simulation.mark("open: corruption found", 1);
      return false;
    }
    new RecoveryPaths(simulation, before, disk.names()).mark();
    checkClosed(runtime.await(opened.stats()).recovery());
    model = new EngineCheck(this, opened).run(model);
    lossReported = false;
    if (faults.has("crash") && crash.oneIn(CRASH_AFTER_COMPARING_ONE_IN, "crash when compared")) {
      loseHost();
    } else {
      runtime.await(opened.close());
      closed(false);
    }
    return true;
  }

  private void checkClosed(Recovery recovery) {
    always(
        !closedCleanly || recovery.cleanClose() || damaged(),
        "close_forgotten",
        () -> "closed cleanly, and then recovery=" + recovery);
    sealKnown = closedCleanly || !recovery.cleanClose();
    closedCleanly = false;
  }

  private void markHits() {
    for (DiskFault fault : DiskFault.values()) {
      if (disk.hits().count(fault) > 0) {
        simulation.mark("disk: " + fault.text(), disk.hits().count(fault));
      }
    }
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (Attempt attempt : ledger.attempts()) {
      for (Attempt.Part part : attempt.parts) {
        if (!keys.contains(part.key())) {
          keys.add(part.key());
        }
      }
    }
    return keys;
  }
}
