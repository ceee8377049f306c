package org.korudelta.deterministic.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

class PowerLossTests {
  private static final int NOTHING = 0;
  private static final int ALL = 1;
  private static final int DRAWN = 2;

  /** Four durable bytes, and pending ones up to two beyond {@code sectors} sectors; all 'x'. */
  private static DiskBench pendingSectors(int sectors, DiskFaults faults, int... script) {
    DiskBench bench = DiskBench.crashing(faults, script);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "xxxx");
    bench.await(file.sync());
    bench.append(file, "x".repeat(sectors * Sectors.BYTES - 2));
    return bench;
  }

  @Test
  void powerLoss_nothingPending_drawsNothingAndKeepsAll() {
    Choices choices = Choices.seeded(7);
    DiskBench bench = new DiskBench(new SimulatedDisk(choices, DiskFaults.NONE));
    bench.durable("a", "abc");

    SimulatedDisk after = bench.disk.powerLoss();

    assertThat(DiskBench.image(after)).isEqualTo("a=abc");
    assertThat(DiskBench.drawn(choices)).isZero();
    assertThat(after.hits().toString()).startsWith("lost-bytes=0 torn-sector=0 reordered");
  }

  @Test
  void powerLoss_zeros_keepNothingThatWasNotSynced() {
    DiskBench bench = DiskBench.crashing(DiskFaults.NONE, NOTHING);
    bench.durable("a", "abc");
    StorageFile file = bench.await(bench.storage.open("a"));
    bench.append(file, "def");
    bench.createClosed("b");

    SimulatedDisk after = bench.disk.powerLoss();

    assertThat(DiskBench.image(after)).isEqualTo("a=abc");
    assertThat(after.hits().count(DiskFault.LOST_BYTES)).isOne();
    assertThat(after.hits().count(DiskFault.LOST_NAME)).isOne();
  }

  @Test
  void powerLoss_one_keepsAll() {
    DiskBench bench = DiskBench.crashing(DiskFaults.NONE, ALL);
    StorageFile file = bench.await(bench.storage.create("a"));
    bench.append(file, "def");

    SimulatedDisk after = bench.disk.powerLoss();

    assertThat(DiskBench.image(after)).isEqualTo("a=def");
    assertThat(after.hits().count(DiskFault.LOST_BYTES)).isZero();
    assertThat(after.hits().count(DiskFault.LOST_NAME)).isZero();
  }

  @Test
  void powerLoss_bytesKept_aPrefix() {
    DiskBench bench = DiskBench.crashing(DiskFaults.NONE, DRAWN, 1, 1, 1);
    bench.append(bench.durableFile("a"), "def");

    assertThat(DiskBench.image(bench.disk.powerLoss())).isEqualTo("a=de");
  }

  @Test
  void powerLoss_tornSector_restIsZerosOrGarbage() {
    DiskBench zeros = DiskBench.crashing(DiskFaults.NONE, DRAWN, 1, 2, 1, 0);
    zeros.append(zeros.durableFile("a"), "defg");
    DiskBench garbage = DiskBench.crashing(DiskFaults.NONE, DRAWN, 1, 2, 1, 1);
    garbage.append(garbage.durableFile("a"), "defg");

    SimulatedDisk after = zeros.disk.powerLoss();
    assertThat(DiskBench.image(after)).isEqualTo("a=de\0\0");
    assertThat(after.hits().count(DiskFault.TORN_SECTOR)).isOne();
    assertThat(after.hits().count(DiskFault.LOST_BYTES)).isOne();
    assertThat(DiskBench.text(garbage.disk.powerLoss(), "a"))
        .startsWith("de")
        .hasSize(4)
        .isNotEqualTo("defg")
        .isNotEqualTo("de\0\0");
  }

  @Test
  void powerLoss_reorderedSectors_theHoleReadsAsZeros() {
    int pending = 3 * Sectors.BYTES - 2;
    DiskBench bench = pendingSectors(3, DiskFaults.NONE, DRAWN, 4, 2, 0, 0);

    SimulatedDisk after = bench.disk.powerLoss();

    byte[] expected = new byte[4 + pending];
    Arrays.fill(expected, (byte) 'x');
    Arrays.fill(expected, Sectors.BYTES, 2 * Sectors.BYTES, (byte) 0);
    assertThat(after.bytes("a")).isEqualTo(expected);
    assertThat(after.hits().count(DiskFault.REORDERED_SECTORS)).isOne();
  }

  @Test
  void powerLoss_firstSectorLost_durableBytesOfItStay() {
    DiskBench bench = pendingSectors(2, DiskFaults.NONE, DRAWN, 3, 1, 0, 0);

    byte[] after = bench.disk.powerLoss().bytes("a");

    assertThat(after).startsWith('x', 'x', 'x', 'x', 0, 0);
    assertThat(after[Sectors.BYTES - 1]).isZero();
    assertThat(after[Sectors.BYTES]).isEqualTo((byte) 'x');
  }

  @Test
  void powerLoss_keepsBytesInOrder_onlyPrefixes() {
    DiskFaults faults = DiskFaults.NONE.keepsBytesInOrder();
    for (int seed = 0; seed < 200; seed++) {
      DiskBench bench = new DiskBench(new SimulatedDisk(Choices.seeded(seed), faults));
      bench.append(bench.durableFile("a"), "x".repeat(2_000));

      assertThat(DiskBench.text(bench.disk.powerLoss(), "a")).matches("x{0,2000}");
    }
  }

  @Test
  void powerLoss_keepsSectorsWhole_onlyWholeSectors() {
    DiskFaults faults = DiskFaults.NONE.keepsSectorsWhole();
    TreeSet<String> seen = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      DiskBench bench = new DiskBench(new SimulatedDisk(Choices.seeded(seed), faults));
      bench.append(bench.durableFile("a"), "x".repeat(2 * Sectors.BYTES + 6));
      SimulatedDisk after = bench.disk.powerLoss();
      seen.add(shape(after.bytes("a")));
      assertThat(after.hits().count(DiskFault.TORN_SECTOR)).isZero();
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "",
            "x:512 ",
            "x:1024 ",
            "0:512 x:512 ",
            "x:1030 ",
            "0:512 x:518 ",
            "x:512 0:512 x:6 ",
            "0:1024 x:6 ");
  }

  /** Runs of equal bytes. */
  private static String shape(byte[] bytes) {
    StringBuilder shape = new StringBuilder();
    int start = 0;
    for (int i = 1; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] != bytes[start]) {
        shape.append(bytes[start] == 0 ? '0' : 'x').append(':').append(i - start).append(' ');
        start = i;
      }
    }
    return shape.toString();
  }

  @Test
  void powerLoss_changesOfDifferentNames_areIndependent() {
    DiskBench bench = DiskBench.crashing(DiskFaults.NONE, DRAWN, 0, 1);
    bench.createClosed("a");
    bench.createClosed("b");

    SimulatedDisk after = bench.disk.powerLoss();

    assertThat(after.names()).containsExactly("b");
    assertThat(after.hits().count(DiskFault.LOST_NAME)).isOne();
  }

  @Test
  void powerLoss_changeLost_thoseOfTheSameNameAreLostToo() {
    DiskBench bench = DiskBench.crashing(DiskFaults.NONE, DRAWN, 0, 1);
    bench.createClosed("a");
    bench.await(bench.storage.rename("a", "b"));
    bench.createClosed("c");
    bench.await(bench.storage.delete("b"));

    assertThat(bench.disk.powerLoss().names()).containsExactly("c");
  }

  @Test
  void powerLoss_renameOverAFile_isAtomic() {
    TreeSet<String> images = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      DiskBench bench = new DiskBench(new SimulatedDisk(Choices.seeded(seed), DiskFaults.NONE));
      bench.durable("old", "1");
      bench.durable("new", "2");
      bench.await(bench.storage.rename("new", "old"));
      images.add(DiskBench.image(bench.disk.powerLoss()));
    }
    assertThat(images).containsExactly("new=2 old=1", "old=2");
  }

  @Test
  void powerLoss_deletionLost_theFileIsBack() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    bench.durable("a", "abc");
    bench.await(bench.storage.delete("a"));

    assertThat(DiskBench.image(bench.disk.powerLoss())).isEqualTo("a=abc");
  }

  @Test
  void powerLoss_keepsNamesInOrder_onlyPrefixes() {
    TreeSet<String> images = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      DiskFaults faults = DiskFaults.NONE.keepsNamesInOrder();
      DiskBench bench = new DiskBench(new SimulatedDisk(Choices.seeded(seed), faults));
      bench.createClosed("a");
      bench.createClosed("b");
      images.add(DiskBench.image(bench.disk.powerLoss()));
    }
    assertThat(images).containsExactly("", "a=", "a= b=");
  }

  @Test
  void powerLoss_syncInFlight_tookEffectOrNot() {
    for (int effective = 0; effective <= 1; effective++) {
      DiskBench bench = DiskBench.crashing(DiskFaults.NONE, effective);
      StorageFile file = bench.durableFile("a");
      bench.append(file, "abc");
      bench.disk.faults(DiskFaults.NONE.with(DiskFault.SLOW_SYNC, 1));
      Promise<?> sync = file.sync();
      file.append(new byte[] {'d'});

      SimulatedDisk after = bench.disk.powerLoss();
      bench.runtime.runUntilIdle();

      assertThat(sync.peek()).isEmpty();
      assertThat(bench.runtime.now()).isZero();
      assertThat(DiskBench.image(after)).isEqualTo(effective == 1 ? "a=abc" : "a=");
      assertThat(after.hits().count(DiskFault.SYNC_INTERRUPTED)).isOne();
    }
  }

  @Test
  void powerLoss_twice_isRefused() {
    SimulatedDisk disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
    disk.powerLoss();

    assertThatThrownBy(disk::powerLoss).isInstanceOf(KoruException.StorageFailure.class);
    assertThatThrownBy(disk::killed).hasMessageContaining("disk crashed");
  }
}
