package org.korudelta.deterministic.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.storage.StorageFile;

class CrashStatesTests {
  private static final int SEEDS = 2_000;
  private static final int MANY = 1_000_000;

  private static List<String> images(CrashStates states) {
    List<String> images = new ArrayList<>();
    for (SimulatedDisk state : states) {
      images.add(DiskBench.image(state));
    }
    return images;
  }

  private static CrashStates states(DiskFaults faults, Consumer<DiskBench> scenario) {
    DiskBench bench = DiskBench.quiet(faults);
    scenario.accept(bench);
    return bench.disk.enumerateCrashes(MANY);
  }

  private static void threeBytes(DiskBench bench) {
    bench.append(bench.durableFile("a"), "xyz");
  }

  private static void twoNames(DiskBench bench) {
    bench.createClosed("a");
    bench.createClosed("b");
  }

  private static void twoSectors(DiskBench bench) {
    StorageFile file = bench.durableFile("a");
    bench.append(file, "-".repeat(Sectors.BYTES - 2));
    bench.await(file.sync());
    bench.append(file, "wxyz");
  }

  /** Names and bytes that depend on each other in every way there is. */
  private static void aBitOfAll(DiskBench bench) {
    bench.durable("old", "1");
    bench.durable("log", "2");
    StorageFile log = bench.await(bench.storage.open("log"));
    bench.append(log, "xy");
    StorageFile made = bench.await(bench.storage.create("new"));
    bench.append(made, "z");
    bench.await(made.close());
    bench.await(bench.storage.rename("new", "old"));
    bench.createClosed("tmp");
    bench.await(bench.storage.delete("tmp"));
  }

  @Test
  void count_nothingPending_isOne() {
    CrashStates states = states(DiskFaults.NONE, bench -> bench.durable("a", "abc"));

    assertThat(states.count()).isOne();
    assertThat(images(states)).containsExactly("a=abc");
    assertThat(states.pendingAppends()).isEmpty();
  }

  @Test
  void count_threeBytes_isFourEndsAndFourTears() {
    CrashStates states = states(DiskFaults.NONE, CrashStatesTests::threeBytes);

    assertThat(states.count()).isEqualTo(8);
    assertThat(images(states))
        .hasSize(8)
        .doesNotHaveDuplicates()
        .startsWith("a=", "a=xyz", "a=x", "a=xy", "a=x\0\0")
        .contains("a=xy\0");
    assertThat(states.pendingAppends()).containsEntry("a", 1).hasSize(1);
  }

  @Test
  void count_threeBytesRelaxed_isByHand() {
    DiskFaults inOrder = DiskFaults.NONE.keepsBytesInOrder();
    DiskFaults whole = DiskFaults.NONE.keepsSectorsWhole();

    assertThat(images(states(inOrder, CrashStatesTests::threeBytes)))
        .containsExactly("a=", "a=xyz", "a=x", "a=xy");
    assertThat(images(states(whole, CrashStatesTests::threeBytes))).containsExactly("a=", "a=xyz");
    assertThat(images(states(whole.keepsBytesInOrder(), CrashStatesTests::threeBytes)))
        .containsExactly("a=", "a=xyz");
  }

  @Test
  void count_twoSectorsOfTwoBytes_isByHand() {
    DiskFaults strict = DiskFaults.NONE;

    assertThat(states(strict, CrashStatesTests::twoSectors).count()).isEqualTo(15);
    assertThat(states(strict.keepsSectorsWhole(), CrashStatesTests::twoSectors).count())
        .isEqualTo(4);
    assertThat(states(strict.keepsBytesInOrder(), CrashStatesTests::twoSectors).count())
        .isEqualTo(5);
    assertThat(
            states(strict.keepsBytesInOrder().keepsSectorsWhole(), CrashStatesTests::twoSectors)
                .count())
        .isEqualTo(3);
  }

  @Test
  void count_twoNames_isFour_inOrderThree() {
    assertThat(images(states(DiskFaults.NONE, CrashStatesTests::twoNames)))
        .containsExactly("", "b=", "a=", "a= b=");
    assertThat(images(states(DiskFaults.NONE.keepsNamesInOrder(), CrashStatesTests::twoNames)))
        .containsExactly("", "a=", "a= b=");
  }

  @Test
  void count_newFileWithTwoBytes_isOneWithoutAndFiveWithIt() {
    CrashStates states =
        states(
            DiskFaults.NONE, bench -> bench.append(bench.await(bench.storage.create("a")), "xy"));

    assertThat(states.count()).isEqualTo(6);
    assertThat(images(states)).hasSize(6).startsWith("", "a=", "a=xy", "a=x", "a=x\0");
  }

  @Test
  void count_isWhatIsVisited() {
    for (DiskFaults faults : relaxations()) {
      for (Consumer<DiskBench> scenario : scenarios()) {
        CrashStates states = states(faults, scenario);

        assertThat(states.isComplete()).isTrue();
        assertThat(images(states)).hasSize((int) states.count());
      }
    }
  }

  @Test
  void powerLoss_overManySeeds_isAmongTheStates() {
    for (DiskFaults faults : relaxations()) {
      for (Consumer<DiskBench> scenario : scenarios()) {
        assertThat(drawn(faults, scenario)).isSubsetOf(images(states(faults, scenario)));
      }
    }
  }

  @Test
  void powerLoss_overManySeeds_comesToEveryState() {
    for (DiskFaults faults : relaxations()) {
      for (Consumer<DiskBench> scenario : scenarios().subList(0, 3)) {
        assertThat(drawn(faults, scenario)).containsAll(images(states(faults, scenario)));
      }
    }
  }

  private static Set<String> drawn(DiskFaults faults, Consumer<DiskBench> scenario) {
    Set<String> drawn = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      DiskBench bench = new DiskBench(new SimulatedDisk(Choices.seeded(seed), faults));
      scenario.accept(bench);
      drawn.add(DiskBench.image(bench.disk.powerLoss()));
    }
    return drawn;
  }

  @Test
  void representatives_areAmongTheStates_withBothEnds() {
    for (DiskFaults faults : relaxations()) {
      for (Consumer<DiskBench> scenario : scenarios()) {
        DiskBench bench = DiskBench.quiet(faults);
        scenario.accept(bench);
        CrashStates few = bench.disk.enumerateCrashes(1);
        List<String> all = images(bench.disk.enumerateCrashes(MANY));

        assertThat(few.isComplete()).isFalse();
        assertThat(few.count()).isEqualTo(all.size());
        assertThat(images(few)).isSubsetOf(all).contains(DiskBench.image(bench.disk), all.get(0));
      }
    }
  }

  @Test
  void representatives_ofManyAppends_loseKeepAndTearEachOne() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "x".repeat(Sectors.BYTES));
    bench.append(file, "y".repeat(Sectors.BYTES));
    bench.append(file, "zz");

    CrashStates few = bench.disk.enumerateCrashes(100);

    String x = "x".repeat(Sectors.BYTES);
    String y = "y".repeat(Sectors.BYTES);
    String zeros = "\0".repeat(Sectors.BYTES);
    assertThat(few.pendingAppends()).containsEntry("a", 3);
    assertThat(images(few))
        .hasSizeLessThan(20)
        .contains("a=", "a=" + x, "a=" + x + y, "a=" + x + y + "zz", "a=" + x + y + "z")
        .contains("a=" + x.substring(Sectors.BYTES / 2), "a=" + zeros + y + "zz")
        .contains("a=" + x + zeros + "zz", "a=" + x + y + "z\0");
  }

  @Test
  void count_hugeAppends_saturates() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    bench.append(bench.durableFile("a"), "x".repeat(100 * Sectors.BYTES));

    CrashStates states = bench.disk.enumerateCrashes();

    assertThat(states.count()).isEqualTo(Long.MAX_VALUE);
    assertThat(states.isComplete()).isFalse();
    assertThat(images(states)).hasSizeLessThan(10);
  }

  @Test
  void count_manyNames_saturatesSoon() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    for (int i = 0; i < 40; i++) {
      bench.createClosed("file-" + i);
    }

    CrashStates states = bench.disk.enumerateCrashes();

    assertThat(states.count()).isEqualTo(Long.MAX_VALUE);
    assertThat(images(states)).hasSize(41 + 39);
  }

  @Test
  void states_shareNothing_andDrawNothing() {
    Choices choices = Choices.seeded(3);
    DiskBench bench = new DiskBench(new SimulatedDisk(choices, DiskFaults.NONE));
    threeBytes(bench);
    CrashStates states = bench.disk.enumerateCrashes();
    List<SimulatedDisk> disks = new ArrayList<>();
    states.forEach(disks::add);
    DiskBench last = new DiskBench(disks.get(1));
    last.append(last.await(last.storage.open("a")), "more");
    bench.disk.powerLoss();
    int drawn = choices.size();

    assertThat(DiskBench.image(disks.get(1))).isEqualTo("a=xyzmore");
    assertThat(DiskBench.image(disks.get(2))).isEqualTo("a=x");
    assertThat(images(states)).startsWith("a=", "a=xyz", "a=x", "a=xy");
    assertThat(choices.size()).isEqualTo(drawn);
  }

  @Test
  void states_syncInFlight_isNoMoreThanPending() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "x");
    bench.disk.faults(DiskFaults.NONE.with(DiskFault.SLOW_SYNC, 1));
    file.sync();

    assertThat(images(bench.disk.enumerateCrashes())).containsExactly("a=", "a=x");
  }

  @Test
  void iterator_pastTheEnd_throws() {
    Iterator<SimulatedDisk> iterator =
        states(DiskFaults.NONE, bench -> bench.createClosed("a")).iterator();
    iterator.next();
    iterator.next();

    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  private static List<Consumer<DiskBench>> scenarios() {
    return List.of(
        CrashStatesTests::threeBytes,
        CrashStatesTests::twoNames,
        CrashStatesTests::twoSectors,
        CrashStatesTests::aBitOfAll);
  }

  private static List<DiskFaults> relaxations() {
    DiskFaults strict = DiskFaults.NONE;
    return List.of(
        strict,
        strict.keepsBytesInOrder(),
        strict.keepsNamesInOrder(),
        strict.keepsSectorsWhole(),
        strict.keepsBytesInOrder().keepsNamesInOrder().keepsSectorsWhole());
  }
}
