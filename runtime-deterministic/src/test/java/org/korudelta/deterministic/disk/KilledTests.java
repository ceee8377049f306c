package org.korudelta.deterministic.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

class KilledTests {

  @Test
  void killed_whatWasWrittenStays_andIsStillPending() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    bench.append(bench.durableFile("a"), "abc");
    bench.append(bench.await(bench.storage.create("b")), "de");

    SimulatedDisk after = bench.disk.killed();

    assertThat(DiskBench.image(after)).isEqualTo("a=abc b=de");
    assertThat(DiskBench.image(after.powerLoss())).isEqualTo("a=");
  }

  @Test
  void killed_handlesAndLockAreGone_theNextProcessSyncs() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    StorageFile old = bench.durableFile("a");
    bench.append(old, "abc");
    bench.await(bench.storage.lock());

    DiskBench next = new DiskBench(bench.disk.killed());
    next.await(next.storage.lock());
    StorageFile file = next.await(next.storage.open("a"));
    next.await(file.sync());
    next.append(file, "d");
    assertThatThrownBy(() -> bench.append(old, "x"))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageContaining("process killed");
    bench.await(old.close());

    assertThatThrownBy(() -> next.await(next.storage.open("a"))).hasMessageContaining("is open");
    assertThat(DiskBench.image(next.disk.powerLoss())).isEqualTo("a=abc");
  }

  @Test
  void killed_operationsInFlight_neverAnswer() {
    DiskFaults slow = DiskFaults.NONE.with(DiskFault.SLOW_WRITE, 1).with(DiskFault.SLOW_SYNC, 1);
    DiskBench bench = DiskBench.quiet(slow);
    StorageFile file = bench.durableFile("a");
    long before = bench.runtime.now();
    Promise<?> append = file.append(new byte[3]);
    Promise<?> sync = file.sync();
    Promise<?> directory = bench.storage.syncDirectory();

    bench.disk.killed();
    bench.runtime.runUntilIdle();

    assertThat(append.peek()).isEmpty();
    assertThat(sync.peek()).isEmpty();
    assertThat(directory.peek()).isEmpty();
    assertThat(bench.runtime.now()).isEqualTo(before);
  }

  @Test
  void killed_appendInFlight_aPrefixIsThere() {
    TreeSet<String> images = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      DiskBench bench = seeded(seed);
      StorageFile file = bench.durableFile("a");
      bench.append(file, "a");
      bench.disk.faults(DiskFaults.NONE.with(DiskFault.SLOW_WRITE, 1));
      file.append(new byte[] {'b'});
      file.append(new byte[] {'c', 'd'});
      images.add(DiskBench.image(bench.disk.killed()));
    }
    assertThat(images).containsExactly("a=a", "a=ab", "a=abc", "a=abcd");
  }

  @Test
  void killed_syncInFlight_tookEffectOrNot_andItsBytesAreThereIfItDid() {
    TreeSet<String> images = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      DiskBench bench = seeded(seed);
      StorageFile file = bench.durableFile("a");
      bench.disk.faults(DiskFaults.NONE.with(DiskFault.SLOW_WRITE, 1).with(DiskFault.SLOW_SYNC, 1));
      file.append(new byte[] {'b'});
      file.sync();
      SimulatedDisk after = bench.disk.killed();
      assertThat(after.hits().count(DiskFault.SYNC_INTERRUPTED)).isOne();
      String written = DiskBench.image(after);
      images.add(written + " then " + DiskBench.image(quiet(after).powerLoss()));
    }
    assertThat(images).containsExactly("a= then a=", "a=b then a=", "a=b then a=b");
  }

  @Test
  void killed_directorySyncInFlight_tookEffectOrNot() {
    TreeSet<String> images = new TreeSet<>();
    for (int seed = 0; seed < 100; seed++) {
      DiskBench bench = seeded(seed);
      bench.createClosed("a");
      bench.disk.faults(DiskFaults.NONE.with(DiskFault.SLOW_SYNC, 1));
      bench.storage.syncDirectory();
      bench.storage.create("b");
      images.add(DiskBench.image(quiet(bench.disk.killed()).powerLoss()));
    }
    assertThat(images).containsExactly("", "a=");
  }

  @Test
  void killed_pendingAppendsCutShort_areCountedAsTheyAre() {
    DiskBench bench = DiskBench.crashing(DiskFaults.NONE, 2);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "ab");
    bench.disk.faults(DiskFaults.NONE.with(DiskFault.SLOW_WRITE, 1));
    file.append(new byte[] {'c', 'd', 'e'});

    SimulatedDisk after = bench.disk.killed();

    assertThat(DiskBench.image(after)).isEqualTo("a=abcd");
    assertThat(after.enumerateCrashes().pendingAppends()).containsEntry("a", 2).hasSize(1);
  }

  private static DiskBench seeded(int seed) {
    return new DiskBench(new SimulatedDisk(Choices.seeded(seed), DiskFaults.NONE));
  }

  /** The same disk, deciding by zeros: a loss of power keeps nothing pending. */
  private static SimulatedDisk quiet(SimulatedDisk disk) {
    return disk.copy();
  }
}
