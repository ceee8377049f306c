package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonString;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** Where the disk is slower than the writers, these wait in their order, and are told nothing. */
class BackPressureTests {
  private static final JsonString VALUE = JsonString.of("x".repeat(600));
  private static final int WRITES = 12;

  private final SimulatedDisk disk =
      new SimulatedDisk(
          Choices.seeded(1),
          DiskFaults.NONE.with(DiskFault.SLOW_WRITE, 1).with(DiskFault.SLOW_SYNC, 1));
  private final DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);

  private KoruDelta open(Durability durability) {
    Options small = Options.defaults().withDurability(durability).withUnwrittenBytesMax(1_024);
    return runtime.await(KoruDelta.open(runtime, small));
  }

  private List<Promise<Version>> write(KoruDelta database) {
    List<Promise<Version>> writes = new ArrayList<>();
    for (int i = 0; i < WRITES; i++) {
      writes.add(database.put("n", "k" + i, VALUE));
    }
    while (runtime.state().ready() > 0) {
      runtime.step();
    }
    return writes;
  }

  private static long answered(List<Promise<Version>> writes) {
    return writes.stream().filter(write -> write.peek().isPresent()).count();
  }

  @Test
  void put_memoryAndTheLogIsBehind_waitsInOrder() {
    List<Promise<Version>> writes = write(open(Durability.memory()));

    assertThat(answered(writes)).isBetween(1L, 3L);
    List<Version> versions = runtime.await(runtime.all(writes));
    for (int i = 1; i < WRITES; i++) {
      assertThat(versions.get(i).timestamp()).isGreaterThan(versions.get(i - 1).timestamp());
    }
  }

  @Test
  void put_syncAndTheLogIsBehind_isNotComposedBeforeThereIsRoom() {
    KoruDelta database = open(Durability.sync());
    List<Promise<Version>> writes = write(database);
    runtime.scriptedWallClock().advance(Duration.ofHours(1));
    List<Version> versions = runtime.await(runtime.all(writes));

    long late = versions.get(0).timestamp().epochNanos() + 3_600_000_000_000L;
    assertThat(versions.get(1).timestamp().epochNanos()).isLessThan(late);
    assertThat(versions.get(WRITES - 1).timestamp().epochNanos()).isGreaterThanOrEqualTo(late);
  }

  @Test
  void close_whileWritersWait_writesThemAll() {
    KoruDelta database = open(Durability.memory());
    List<Promise<Version>> writes = write(database);
    runtime.await(database.close());

    assertThat(answered(writes)).isEqualTo(WRITES);
    KoruDelta again = runtime.await(KoruDelta.open(runtime, Options.defaults()));
    assertThat(runtime.await(again.stats()).totalVersions()).isEqualTo(WRITES);
  }

  @Test
  void put_memoryAndTheLogStandsStill_isRefusedWhereItWouldWait() {
    KoruDelta database = open(Durability.memory());
    disk.capacityBytes(disk.usedBytes());
    List<Promise<Version>> writes = write(database);
    runtime.runUntilIdle();

    assertThat(writes.get(0).peek()).get().isInstanceOf(Outcome.Success.class);
    assertThatExceptionOfType(KoruException.StorageFailure.class)
        .isThrownBy(() -> runtime.await(writes.get(WRITES - 1)))
        .withMessageStartingWith("not written: ");
    disk.capacityBytes(Long.MAX_VALUE);
    runtime.await(database.put("n", "last", VALUE, WriteOptions.NONE.durably()));
  }

  @Test
  void put_manyConflicts_waitToo() {
    KoruDelta database = open(Durability.sync());
    List<Promise<Version>> writes = new ArrayList<>();
    for (int i = 0; i < WRITES; i++) {
      writes.add(database.put("n", "k", VALUE, WriteOptions.NONE.expectingAbsent()));
    }
    runtime.runUntilIdle();

    assertThat(writes.get(0).peek()).get().isInstanceOf(Outcome.Success.class);
    for (Promise<Version> conflict : writes.subList(1, WRITES)) {
      assertThatExceptionOfType(KoruException.Conflict.class)
          .isThrownBy(() -> runtime.await(conflict));
    }
    assertThat(runtime.await(database.put("n", "k", VALUE)).previousVersion()).isPresent();
  }
}
