package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.CrashChoice;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.verify.Kind;

/** Staged commits are no part of the log, until all of them are. */
@Timeout(120)
class StagedLogTests {
  private static final int BEFORE = 2;
  private static final int STAGED = 14;
  private static final int SEEDS = 4;
  private static final int STEPS_MAX = 4_000;

  /** Two commits in the log, and staged ones in several segments behind it. */
  private static LogBench staged(LogBench bench) {
    bench.open().append(1, BEFORE);
    bench.log.stage();
    for (int n = BEFORE + 1; n <= STAGED; n++) {
      bench.append(n, n);
    }
    return bench;
  }

  @Test
  void close_beforeTheyAreAdmitted_leavesTheLogAsItWas() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = staged(new LogBench(disk));
    assertThat(bench.log.sizes().segments()).isGreaterThan(3);
    bench.close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(BEFORE));
    assertThat(DiskImage.of(disk.crash((max, label) -> max)).files())
        .containsKey(FileNames.segment(1))
        .doesNotContainKey(FileNames.segment(3));
  }

  @Test
  void admit_severalSegments_allAreThereAndTheLogGoesOn() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = staged(new LogBench(disk));
    bench.await(bench.log.admit());
    bench.append(STAGED + 1, STAGED + 2).close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(STAGED + 2));
  }

  @Test
  void admit_nothingStaged_leavesTheLogAsItWas() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open().append(1, BEFORE);
    bench.log.stage();
    bench.await(bench.log.admit());
    bench.append(BEFORE + 1, BEFORE + 1).close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(BEFORE + 1));
  }

  @Test
  void append_whileTheDiskFails_neverListsThem() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = staged(new LogBench(disk));
    disk.failNextSync();
    assertThatThrownBy(() -> bench.append(STAGED + 1, STAGED + 1))
        .isInstanceOf(KoruException.StorageFailure.class);
    bench.close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(BEFORE));
  }

  @Test
  void open_afterTheyWereLeftBehind_goesOnWithTheirNumbers() {
    MemoryDisk disk = new MemoryDisk();
    staged(new LogBench(disk)).close();
    LogBench next = new LogBench(disk).open();
    for (int n = BEFORE + 1; n <= 9; n++) {
      next.append(n, n);
    }
    assertThat(next.log.sizes().segments()).isGreaterThan(2);
    next.close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(9));
  }

  @Test
  void openReadOnly_whileTheyAreStaged_readsTheLogAndLeavesThem() {
    MemoryDisk disk = new MemoryDisk();
    LogBench writer = staged(new LogBench(disk));
    LogBench reader = new LogBench(disk);

    assertThat(reader.readOnly()).isEqualTo(LogBench.expected(BEFORE));

    writer.await(writer.log.admit());
    writer.close();
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(STAGED));
  }

  @Test
  void verify_leftBehind_isTraceAndNoDamage() {
    MemoryDisk disk = new MemoryDisk();
    staged(new LogBench(disk)).close();
    Verdict verdict = Verdict.verify(DiskImage.of(disk));

    assertThat(verdict.verification().sound()).isTrue();
    assertThat(verdict.kinds()).isNotEmpty().containsOnly(Kind.UNFINISHED_SEGMENT);
  }

  @Test
  void open_anyManifestRottenAfterTheyWereAdmitted_allAreThere() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = staged(new LogBench(disk));
    bench.await(bench.log.admit());
    bench.close();
    requireThereWithoutAnyOneManifest(DiskImage.of(disk), STAGED);
  }

  @Test
  void open_lastCommitRottenAfterTheyWereAdmitted_isCorruption() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = staged(new LogBench(disk));
    bench.await(bench.log.admit());
    String last = FileNames.segment(bench.log.sizes().segments());
    DiskImage image = DiskImage.of(disk.crash());
    DiskImage rotten = image.flipped(last, image.bytes(last).length - 1, 1);

    assertThatThrownBy(() -> LogBench.recovered(rotten.disk()))
        .isInstanceOf(KoruException.Corruption.class);
  }

  @Test
  void open_killedAtEveryStep_allOrNothingAndWhatFollowsSurvivesPower() {
    boolean goesOn = true;
    int whole = 0;
    int none = 0;
    for (int steps = 0; goesOn && steps < STEPS_MAX; steps++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        SimulatedDisk disk = new SimulatedDisk(Choices.seeded(seed), DiskFaults.NONE);
        DeterministicRuntime first = DeterministicRuntime.of(Choices.none(), disk);
        first.spawn("import", () -> life(first));
        goesOn = run(first, steps);
        int there = survivors(disk.killed(), "killed after steps=" + steps + " seed=" + seed);
        whole += there == STAGED ? 1 : 0;
        none += there == BEFORE ? 1 : 0;
      }
    }
    assertThat(goesOn).isFalse();
    assertThat(none).isGreaterThan(20);
    assertThat(whole).isGreaterThan(2);
  }

  private static void requireThereWithoutAnyOneManifest(DiskImage image, int commits) {
    for (int slot = 0; slot < FileNames.MANIFEST_SLOTS; slot++) {
      String name = FileNames.manifest(slot);
      if (image.files().containsKey(name) && image.bytes(name).length > 40) {
        assertThat(LogBench.recovered(image.flipped(name, 40, 1).disk()))
            .as(name)
            .isEqualTo(LogBench.expected(commits));
      }
    }
  }

  private static Promise<Void> life(DeterministicRuntime runtime) {
    return CommitLog.open(runtime, LogBench.SMALL, (place, commit) -> {})
        .then(log -> log.append(Commits.range(1, BEFORE)).map(places -> log))
        .then(
            log -> {
              log.stage();
              return append(log, BEFORE + 1).then(ignored -> log.admit());
            });
  }

  private static Promise<Void> append(CommitLog log, int n) {
    return log.append(Commits.range(n, n))
        .then(places -> n == STAGED ? log.append(List.of()).map(none -> null) : append(log, n + 1));
  }

  private static boolean run(DeterministicRuntime runtime, int steps) {
    boolean ran = true;
    for (int step = 0; step < steps && ran; step++) {
      ran = runtime.step();
    }
    return ran;
  }

  /** Another process appends and is told so; then the power is lost, and each manifest may rot. */
  private static int survivors(SimulatedDisk disk, String what) {
    DeterministicRuntime second = DeterministicRuntime.of(Choices.none(), disk);
    List<List<VersionRecord>> before = new ArrayList<>();
    CommitLog log = second.await(open(second, before));
    assertThat(before.size()).as(what).matches(size -> size <= BEFORE || size == STAGED);
    second.await(log.append(Commits.range(before.size() + 1, before.size() + 1)));

    DeterministicRuntime third = DeterministicRuntime.of(Choices.none(), disk.powerLoss());
    DiskImage image = DiskImage.of(third);
    assertThat(LogBench.recovered(image.disk()))
        .as(what)
        .isEqualTo(LogBench.expected(before.size() + 1));
    if (before.size() == STAGED) {
      requireThereWithoutAnyOneManifest(image, STAGED + 1);
    }
    return before.size();
  }

  private static Promise<CommitLog> open(
      DeterministicRuntime runtime, List<List<VersionRecord>> recovered) {
    return CommitLog.open(runtime, LogBench.SMALL, (place, commit) -> recovered.add(commit));
  }

  @Test
  void crash_anyOperation_allOrNothing() {
    CrashPoint counted = CrashPoint.none();
    live(new LogBench(new MemoryDisk(), counted));
    int operations = counted.operations();
    assertThat(operations).isGreaterThan(40);
    for (int crashAt = 0; crashAt < operations; crashAt++) {
      for (int names = 0; names <= 3; names++) {
        for (int bytes : new int[] {0, 1, 63, 64, 65, 400, 100_000}) {
          crash(crashAt, survival(bytes, names));
        }
      }
    }
  }

  private static void crash(int crashAt, CrashChoice survival) {
    MemoryDisk disk = new MemoryDisk();
    AtomicReference<MemoryDisk> crashed = new AtomicReference<>();
    LogBench bench =
        new LogBench(
            disk,
            new CrashPoint(
                crashAt,
                () -> {
                  if (crashed.get() == null) {
                    crashed.set(disk.crash(survival));
                  }
                }));
    try {
      live(bench);
    } catch (KoruException ended) {
      assertThat(crashed.get()).as("failed without a crash: %s", ended).isNotNull();
    }
    LogBench survivor = new LogBench(crashed.get()).open();
    int there = survivor.recovered.size();
    assertThat(there).as("crash at operation %s", crashAt).isIn(0, BEFORE, STAGED);
    assertThat(Commits.described(survivor.recovered)).isEqualTo(LogBench.expected(there));
    survivor.append(there + 1, there + 1);

    assertThat(LogBench.recovered(crashed.get().crash())).isEqualTo(LogBench.expected(there + 1));
  }

  private static void live(LogBench bench) {
    staged(bench);
    bench.await(bench.log.admit());
    bench.close();
  }

  private static CrashChoice survival(int bytes, int names) {
    return (max, label) -> Math.min(label.startsWith("bytes") ? bytes : names, max);
  }
}
