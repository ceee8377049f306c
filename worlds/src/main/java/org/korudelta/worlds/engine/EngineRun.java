package org.korudelta.worlds.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.Durability;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Recovery;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.check.Ending;
import org.korudelta.deterministic.check.History;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.worlds.model.ModelDatabase;

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
  private static final int CAPACITY_ONE_IN = 12;
  private static final int CLOCK_JUMPS_MEAN = 3;
  private static final int CLOCK_SECONDS_MAX = 4_000;

  final Simulation simulation;
  private final Options options;
  final Ledger ledger = new Ledger();
  History history = new History();
  private final Machine machine;
  private final List<Subscriber> subscribers;
  private final Eraser eraser;
  private @Nullable KoruDelta database;
  private boolean lossReported;
  private boolean closedCleanly;
  private boolean sealKnown;
  private ModelDatabase model = new ModelDatabase();

  EngineRun(Simulation simulation, Digest digest) {
    this.simulation = simulation;
    this.options = new DrawnOptions(simulation).of(digest);
    this.machine = new Machine(simulation);
    this.eraser = new Eraser(this);
    this.subscribers = List.of(new Subscriber(this, ""), new Subscriber(this, "key-1"));
  }

  /** Who follows the database; nobody in some runs. */
  List<Subscriber> subscribers() {
    return simulation.has("feed") ? subscribers : List.of();
  }

  Eraser eraser() {
    return eraser;
  }

  /** Whether somebody else writes, too, in namespaces that no client knows of. */
  boolean hasSecrets() {
    return simulation.has("secrets");
  }

  /** How the database is opened. */
  Options options() {
    return options;
  }

  /** Whether what is acknowledged is durable. */
  boolean isSynced() {
    return options.durability() instanceof Durability.Sync;
  }

  void acknowledge(Attempt attempt, List<Version> versions) {
    ledger.acknowledge(attempt, versions);
    if (isSynced() || attempt.durable()) {
      ledger.durable(versions.get(0).timestamp().epochNanos());
    }
  }

  /** Where a write is visible before it is synced, one that failed may be there for good. */
  void fail(Attempt attempt) {
    if (isSynced()) {
      ledger.fail(attempt);
    }
  }

  DeterministicRuntime runtime() {
    return simulation.runtime();
  }

  private Choices stream(String name) {
    return simulation.choices().stream(name);
  }

  void always(boolean holds, String check, Supplier<String> message) {
    simulation.always(holds, check, message);
  }

  /**
   * Whether the disk explains that something could not be read: an operation failed, or what is
   * stored may be damaged.
   */
  boolean mayFailToRead(Throwable error) {
    return (error instanceof KoruException.StorageFailure && diskFailed())
        || (error instanceof KoruException.Corruption && damaged());
  }

  /** Whether an operation of the disk has failed in this life, or may have. */
  boolean diskFailed() {
    return machine.hasFailed();
  }

  /** All lives; a last one without faults at the end. */
  void run() {
    boolean goesOn = live();
    while (goesOn && simulation.choices().more(LIVES_MEAN, "one more life?")) {
      openInVain();
      boolean looks = !isSynced() || !stream("looks").oneIn(3, "nobody looks");
      goesOn = (!looks || compare()) && live();
    }
    if (goesOn) {
      openInVain();
      compare();
    }
    machine.markHits();
  }

  // A life

  /** False when the database refused to open, rightly. */
  private boolean live() {
    DeterministicRuntime runtime = machine.boot();
    Promise<KoruDelta> opening = runtime.spawn("open", this::open).promise();
    opening
        .then(opened -> opened.stats().map(stats -> startClients(opened, stats.recovery())))
        .recover(refused -> runtime.completed(false));
    if (!machine.idle(runtime)) {
      return crashed();
    }
    KoruDelta opened = database;
    if (opened == null) {
      return refused(opening);
    }
    requireAnswers();
    boolean heals = diskFailed() && !damaged() && !stream("healing").oneIn(2, "stays broken");
    return heals ? goOn(opened) : close(opened, false);
  }

  /**
   * Where nothing fails any more the database goes on, without being opened anew (S3). The first
   * write may still meet a file whose sync failed before; then it is told, and the next one goes
   * on.
   */
  private boolean goOn(KoruDelta opened) {
    machine.calm();
    Client client = new Client(this, opened, CLIENTS_MAX);
    runtime()
        .spawn(
            "going-on",
            () ->
                client
                    .writeDurably()
                    .then(done -> done && isWritten() ? nothing() : again(client)));
    if (!machine.idle(runtime())) {
      return crashed();
    }
    always(
        isWritten(),
        "stays_broken",
        () -> "the disk is sound again, and this was not written: " + ledger.last().mark());
    simulation.mark("failure: went on", 1);
    return close(opened, true);
  }

  private Promise<Boolean> nothing() {
    return runtime().completed(true);
  }

  private Promise<Boolean> again(Client client) {
    return client
        .writeDurably()
        .map(
            done -> {
              always(done, "stays_broken", () -> "the disk is sound again, and nothing syncs");
              return true;
            });
  }

  private boolean isWritten() {
    return ledger.last().fate() == Attempt.Fate.ACKNOWLEDGED;
  }

  private Promise<KoruDelta> open() {
    return KoruDelta.open(runtime(), options);
  }

  private boolean startClients(KoruDelta opened, Recovery recovery) {
    database = opened;
    lossReported |= damaged() && recovery.tornSegment() != 0;
    checkClosed(recovery);
    ledger.beginLife();
    int clients = 1 + stream("clients").draw(CLIENTS_MAX, "clients");
    for (int number = 0; number < clients; number++) {
      Client client = new Client(this, opened, number);
      runtime().spawn("client-" + number, client::work);
    }
    subscribers().forEach(subscriber -> subscriber.follow(opened));
    if (simulation.has("care")) {
      runtime().spawn("caretaker", () -> new Caretaker(this).work(opened));
    }
    if (hasSecrets()) {
      runtime().spawn("eraser", () -> eraser.work(opened));
    }
    new Onlooker(this).follow();
    if (machine.faults.has("clock")) {
      runtime().spawn("clock", () -> jump(stream("clock")));
    }
    if (machine.faults.has("disk") && stream("capacity").oneIn(CAPACITY_ONE_IN, "small disk")) {
      machine.shrink(DrawnOptions.SEGMENT_BYTES);
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

  /** Decides whether the world crashes soon; asked before each operation. */
  void perhapsCrash() {
    machine.perhapsCrashAtWork();
  }

  private boolean crashed() {
    mayHaveCut();
    machine.crash();
    end();
    return true;
  }

  /** An opening that crashes may have cut a damaged tail, and told nobody. */
  private void mayHaveCut() {
    lossReported |= database == null && damaged();
  }

  private void end() {
    history.crash();
    database = null;
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
  private boolean close(KoruDelta opened, boolean healed) {
    Promise<@Nullable Void> closing = opened.close().recover(failed -> runtime().completed(null));
    machine.perhapsCrashClosing();
    if (!machine.idle(runtime())) {
      return crashed();
    }
    always(closing.peek().isPresent(), "never_closed", () -> "close is not answered");
    if (healed || !diskFailed()) {
      closed(!ledger.acknowledgedInThisLife().isEmpty());
    } else {
      machine.kill();
    }
    end();
    return true;
  }

  /** A clean close holds, whatever comes after it (S2). */
  private void closed(boolean wrote) {
    ledger.durable(ledger.newestNanos());
    machine.grow();
    machine.perhapsCrash("closed");
    closedCleanly = sealKnown || wrote;
  }

  // Between two lives

  private boolean refused(Promise<KoruDelta> opening) {
    Throwable why = failure(opening);
    always(
        diskFailed() || damaged(), "refused_to_open", () -> "no fault, and yet it refuses: " + why);
    simulation.mark("open: refused", 1);
    machine.kill();
    end();
    return true;
  }

  /** Whether acknowledged commits may be gone: the disk damaged them, and recovery said so. */
  boolean mayLack(Recovery recovery) {
    return lossReported || (damaged() && recovery.tornSegment() != 0);
  }

  /** What clients may ask for: everything acknowledged, but where damage may have taken some. */
  List<Version> known() {
    boolean mayBeGone = damaged() || !isSynced();
    return mayBeGone ? ledger.acknowledgedInThisLife() : ledger.acknowledged();
  }

  /** Whether what is stored may be damaged. */
  boolean damaged() {
    return machine.isDamaged();
  }

  private static Throwable failure(Promise<?> promise) {
    return promise
        .peek()
        .filter(outcome -> outcome instanceof Outcome.Failure<?>)
        .map(outcome -> ((Outcome.Failure<?>) outcome).error())
        .orElseGet(() -> new IllegalStateException("opening is not answered"));
  }

  /** Openings that crash, one after the other: each must cope with what the last one left. */
  private void openInVain() {
    DeterministicRuntime runtime = machine.bootInVain();
    while (runtime != null) {
      runtime.spawn("open", this::open).promise().onComplete(outcome -> {});
      machine.idle(runtime);
      crashed();
      runtime = machine.bootInVain();
    }
  }

  /** Opens without faults and compares everything; false when it refuses what was damaged. */
  private boolean compare() {
    List<String> before = machine.names();
    DeterministicRuntime runtime = machine.bootQuietly();
    if (!damaged()) {
      eraser.checkFiles(runtime);
    }
    KoruDelta opened;
    try {
      opened = runtime.await(open());
    } catch (KoruException.Corruption found) {
      always(damaged(), "false_corruption", () -> "nothing was damaged: " + found.getMessage());
      simulation.mark("open: corruption found", 1);
      return false;
    }
    new RecoveryPaths(simulation, before, machine.names()).mark();
    try {
      checkClosed(runtime.await(opened.stats()).recovery());
      model = new EngineCheck(this, opened).run(model);
      eraser.check(opened);
    } catch (KoruException.Corruption found) {
      always(damaged(), "false_corruption", () -> "nothing was damaged: " + found.getMessage());
      simulation.mark("read: corruption found", 1);
      return false;
    }
    lossReported = false;
    if (!machine.perhapsCrash("compared")) {
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
}
