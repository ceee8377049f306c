package org.korudelta.deterministic.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

class RunningFaultTests {

  private static DiskFaults always(DiskFault fault) {
    return DiskFaults.NONE.with(fault, 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void shortWrite_aPrefixIsWrittenAndTheAppendFails() {
    DiskBench bench = DiskBench.striking(always(DiskFault.SHORT_WRITE), DiskFault.SHORT_WRITE, 2);
    StorageFile file = bench.durableFile("a");

    assertThatThrownBy(() -> bench.append(file, "abcd"))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessage("storage failure: operation=append name=a written=2 of=4");

    assertThat(DiskBench.image(bench.disk)).isEqualTo("a=ab");
    assertThat(bench.disk.hits().count(DiskFault.SHORT_WRITE)).isOne();
  }

  @Test
  void diskFull_byRate_whatFitsIsWrittenAndTheAppendFails() {
    DiskBench bench = DiskBench.striking(always(DiskFault.DISK_FULL), DiskFault.DISK_FULL, 3);
    StorageFile file = bench.durableFile("a");

    assertThatThrownBy(() -> bench.append(file, "abcd"))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageContaining("no space")
        .hasMessageContaining("written=3 of=4");

    assertThat(DiskBench.image(bench.disk)).isEqualTo("a=abc");
    assertThat(bench.disk.hits().count(DiskFault.DISK_FULL)).isOne();
  }

  @Test
  void diskFull_byCapacity_countsAndSurvivesACrash() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    bench.disk.capacityBytes(1);
    StorageFile file = bench.durableFile("a");

    assertThatThrownBy(() -> bench.append(file, "ab")).hasMessageContaining("no space");

    SimulatedDisk after = bench.disk.killed();
    assertThat(after.hits().count(DiskFault.DISK_FULL)).isOne();
    assertThat(after.capacityBytes()).isOne();
    assertThat(after.usedBytes()).isOne();
  }

  @Test
  void readError_failsOnceAndTheBytesAreThere() {
    DiskBench bench =
        DiskBench.striking(
            DiskFaults.NONE.with(DiskFault.READ_ERROR, 2), DiskFault.READ_ERROR, 1, 0);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "abc");

    assertThatThrownBy(() -> bench.await(file.read(1, 2)))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessage("storage failure: operation=read name=a offset=1 length=2");
    assertThat(bench.await(file.read(1, 2))).isEqualTo(bytes("bc"));
    assertThat(bench.disk.hits().count(DiskFault.READ_ERROR)).isOne();
  }

  @Test
  void failedSync_noLaterSyncOfThatFileMakesAnythingDurable() {
    DiskBench bench =
        DiskBench.striking(
            DiskFaults.NONE.with(DiskFault.FAILED_SYNC, 2), DiskFault.FAILED_SYNC, 2);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "abc");
    bench.await(file.sync());
    bench.append(file, "de");

    assertThatThrownBy(() -> bench.await(file.sync()))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessage("storage failure: operation=sync name=a pendingBytes=2");
    bench.append(file, "f");
    assertThatThrownBy(() -> bench.await(file.sync())).hasMessageContaining("pendingBytes=3");
    assertThat(bench.await(file.read(0, 9))).isEqualTo(bytes("abcdef"));

    assertThat(bench.disk.hits().count(DiskFault.FAILED_SYNC)).isOne();
    assertThat(DiskBench.image(bench.disk.powerLoss())).isEqualTo("a=abc");
  }

  @Test
  void failedSync_processKilled_theFileStaysUnsyncable() {
    DiskBench bench = DiskBench.quiet(always(DiskFault.FAILED_SYNC));
    StorageFile file = bench.durableFile("a");
    bench.append(file, "abc");
    assertThatThrownBy(() -> bench.await(file.sync()));
    SimulatedDisk after = bench.disk.killed();
    after.faults(DiskFaults.NONE);
    DiskBench again = new DiskBench(after);
    StorageFile same = again.await(again.storage.open("a"));

    assertThatThrownBy(() -> again.await(same.sync())).hasMessageContaining("pendingBytes=3");
  }

  @Test
  void sync_nothingPending_drawsNothing() {
    Choices choices = Choices.seeded(1);
    DiskFaults faults =
        always(DiskFault.FAILED_SYNC)
            .with(DiskFault.LYING_SYNC, 1)
            .with(DiskFault.LYING_DIRECTORY_SYNC, 1)
            .with(DiskFault.MISDIRECTED_WRITE, 1)
            .with(DiskFault.SHORT_WRITE, 1)
            .with(DiskFault.DISK_FULL, 1)
            .with(DiskFault.BIT_ROT, 1)
            .with(DiskFault.READ_ERROR, 1);
    DiskBench bench = new DiskBench(new SimulatedDisk(choices, faults));
    bench.await(bench.storage.syncDirectory());
    StorageFile file = bench.await(bench.storage.create("a"));
    bench.append(file, "");
    bench.await(file.sync());
    bench.await(file.read(0, 10));

    assertThat(DiskBench.drawn(choices)).isZero();
  }

  @Test
  void bitRot_oneBitFlipsAndStaysSoThroughACrash() {
    DiskBench bench =
        DiskBench.striking(DiskFaults.NONE.with(DiskFault.BIT_ROT, 2), DiskFault.BIT_ROT, 1, 1, 5);
    bench.durable("a", "abc");
    StorageFile file = bench.await(bench.storage.open("a"));

    assertThat(bench.await(file.read(0, 3))).isEqualTo(bytes("aBc"));
    assertThat(bench.await(file.read(0, 3))).isEqualTo(bytes("aBc"));
    assertThat(bench.disk.hits().count(DiskFault.BIT_ROT)).isOne();
    assertThat(DiskBench.image(bench.disk.powerLoss())).isEqualTo("a=aBc");
  }

  @Test
  void misdirectedWrite_overwritesAnotherFile_zerosWhereItShouldBe() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    bench.durable("a", "abcdef");
    StorageFile file = bench.durableFile("b");
    bench.append(file, "x");
    SimulatedDisk again = bench.disk.copy();
    DiskBench other = new DiskBench(again);
    again.faults(always(DiskFault.MISDIRECTED_WRITE));
    StorageFile b = other.await(other.storage.open("b"));

    other.append(b, "12"); // The copy decides by zeros: the first file, its first place.

    assertThat(DiskBench.image(again)).isEqualTo("a=12cdef b=x\0\0");
    assertThat(again.hits().count(DiskFault.MISDIRECTED_WRITE)).isOne();
  }

  @Test
  void misdirectedWrite_pastTheEndOfItsTarget_endsThere() {
    DiskFaults faults = DiskFaults.NONE.with(DiskFault.MISDIRECTED_WRITE, 2);
    DiskBench bench = DiskBench.striking(faults, DiskFault.MISDIRECTED_WRITE, 2, 1, 2);
    bench.durable("a", "abc");
    StorageFile file = bench.durableFile("b");
    bench.append(file, "xyz");

    bench.append(file, "12");

    assertThat(DiskBench.image(bench.disk)).isEqualTo("a=abc b=xy1\0\0");
  }

  @Test
  void misdirectedWrite_nothingToOverwrite_drawsNothing() {
    DiskBench bench = DiskBench.quiet(always(DiskFault.MISDIRECTED_WRITE));

    bench.append(bench.durableFile("a"), "ab");

    assertThat(DiskBench.image(bench.disk)).isEqualTo("a=ab");
    assertThat(bench.disk.hits().count(DiskFault.MISDIRECTED_WRITE)).isZero();
  }

  @Test
  void lyingSync_saysDurableAndIsNot() {
    DiskBench bench =
        DiskBench.striking(DiskFaults.NONE.with(DiskFault.LYING_SYNC, 2), DiskFault.LYING_SYNC, 1);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "abc");
    bench.await(file.sync());

    assertThat(bench.disk.hits().count(DiskFault.LYING_SYNC)).isOne();
    assertThat(DiskBench.image(bench.disk.copy().powerLoss())).isEqualTo("a=");
    bench.await(file.sync());
    assertThat(DiskBench.image(bench.disk.powerLoss())).isEqualTo("a=abc");
  }

  @Test
  void lyingDirectorySync_saysDurableAndIsNot() {
    DiskBench bench = DiskBench.quiet(always(DiskFault.LYING_DIRECTORY_SYNC));
    bench.createClosed("a");
    bench.await(bench.storage.syncDirectory());

    assertThat(bench.disk.hits().count(DiskFault.LYING_DIRECTORY_SYNC)).isOne();
    assertThat(bench.disk.powerLoss().names()).isEmpty();
  }

  @Test
  void strikes_distanceGoesOnOverACrash() {
    DiskFaults faults = DiskFaults.NONE.with(DiskFault.SHORT_WRITE, 100);
    DiskBench bench = DiskBench.striking(faults, DiskFault.SHORT_WRITE, 3, 1);
    bench.append(bench.durableFile("a"), "ab");
    DiskBench next = new DiskBench(bench.disk.killed());
    next.append(next.await(next.storage.open("a")), "cd");
    DiskBench last = new DiskBench(next.disk.powerLoss());
    StorageFile file = last.await(last.storage.open("a"));

    assertThatThrownBy(() -> last.append(file, "efgh")).hasMessageContaining("written=1 of=4");
  }

  @Test
  void strikes_oneKindLeftOut_theOthersAreAsBefore() {
    DiskFaults both = always(DiskFault.SHORT_WRITE).with(DiskFault.BIT_ROT, 2);
    for (DiskFaults faults : List.of(both, both.without(DiskFault.BIT_ROT))) {
      DiskBench bench = DiskBench.striking(faults, DiskFault.SHORT_WRITE, 2);
      StorageFile file = bench.durableFile("a");

      assertThatThrownBy(() -> bench.append(file, "abcd")).hasMessageContaining("written=2 of=4");
    }
  }

  @Test
  void hits_sinceOthers_areTheDifference() {
    DiskBench bench = DiskBench.quiet(always(DiskFault.SHORT_WRITE));
    StorageFile file = bench.durableFile("a");
    DiskHits before = bench.disk.hits();
    assertThatThrownBy(() -> bench.append(file, "ab"));
    DiskHits between = bench.disk.hits();
    assertThatThrownBy(() -> bench.append(file, "ab"));

    assertThat(bench.disk.hits().since(before).count(DiskFault.SHORT_WRITE)).isEqualTo(2);
    assertThat(bench.disk.hits().since(between).count(DiskFault.SHORT_WRITE)).isOne();
    assertThat(bench.disk.hits().since(between).count(DiskFault.BIT_ROT)).isZero();
  }

  @Test
  void nameChanges_createdRenamedDeleted_areCounted() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    bench.createClosed("a");
    bench.await(bench.storage.syncDirectory());
    bench.await(bench.storage.rename("a", "b"));
    bench.await(bench.storage.delete("b"));

    assertThat(bench.disk.nameChanges()).isEqualTo(3);
    assertThat(bench.disk.copy().nameChanges()).isEqualTo(3);
    assertThat(bench.disk.killed().nameChanges()).isEqualTo(3);
  }

  @Test
  void disk_nameWithoutRoomForThoseOfFaults_isRefused() {
    Choices choices = Choices.none().stream("a".repeat(41));

    assertThatThrownBy(() -> new SimulatedDisk(choices, DiskFaults.NONE))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("no room for the names of faults: stream=" + choices.name() + " lengthMax=40");
  }

  @Test
  void faults_switchedOff_strikeNoMore() {
    DiskBench bench = DiskBench.quiet(always(DiskFault.SHORT_WRITE));
    StorageFile file = bench.durableFile("a");
    bench.disk.faults(DiskFaults.NONE);

    bench.append(file, "abc");

    assertThat(DiskBench.image(bench.disk)).isEqualTo("a=abc");
  }

  @Test
  void everyFault_overManySeeds_isSeen() {
    DiskFaults faults = DiskFaults.NONE;
    for (DiskFault fault : DiskFault.values()) {
      faults = fault.hasRate() ? faults.with(fault, 4) : faults;
    }
    DiskHits hits = new DiskHits();
    for (int seed = 0; seed < 200; seed++) {
      hits = new RandomProcess(new SimulatedDisk(Choices.seeded(seed), faults), hits).run();
    }
    for (DiskFault fault : DiskFault.values()) {
      assertThat(hits.count(fault)).as(fault.text()).isPositive();
    }
  }

  /** Does a little of everything, whatever fails, and loses power in the midst of it. */
  private static final class RandomProcess {
    private final DiskBench bench;
    private final DiskHits before;

    RandomProcess(SimulatedDisk disk, DiskHits before) {
      this.bench = new DiskBench(disk);
      this.before = before;
    }

    DiskHits run() {
      StorageFile file = bench.await(bench.storage.create("a"));
      for (int i = 0; i < 4; i++) {
        settle(bench.storage.syncDirectory());
        settle(file.append(new byte[700]));
        settle(file.read(0, 100));
        settle(file.sync());
      }
      settle(bench.storage.create("b"));
      settle(file.append(new byte[2_000]));
      file.sync();
      return sum(bench.disk.powerLoss().hits());
    }

    private void settle(Promise<?> promise) {
      promise.onComplete(outcome -> {});
      bench.runtime.runUntilIdle();
    }

    private DiskHits sum(DiskHits now) {
      DiskHits sum = before.copy();
      for (DiskFault fault : DiskFault.values()) {
        for (int i = 0; i < now.count(fault); i++) {
          sum.hit(fault);
        }
      }
      return sum;
    }
  }
}
