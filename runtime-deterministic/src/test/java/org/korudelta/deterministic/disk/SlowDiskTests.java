package org.korudelta.deterministic.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

class SlowDiskTests {

  @ParameterizedTest
  @EnumSource(names = {"SLOW_WRITE", "SLOW_READ", "SLOW_SYNC"})
  void slow_everyOperation_takesTimeUpToTheGreatest(DiskFault delay) {
    Duration max = Duration.ofMillis(16);
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    StorageFile file = bench.durableFile("a");
    bench.append(file, "abc");
    bench.disk.faults(DiskFaults.NONE.withDelay(delay, 1, max));

    Promise<?> slow =
        switch (delay) {
          case SLOW_WRITE -> file.append(new byte[] {'d'});
          case SLOW_READ -> file.read(0, 1);
          default -> file.sync();
        };

    assertThat(slow.peek()).isEmpty();
    bench.await(slow);
    assertThat(bench.runtime.now()).isEqualTo(Duration.ofMillis(1).toNanos());
    assertThat(bench.disk.hits().count(delay)).isOne();
  }

  @Test
  void slow_greatestDelay_isTheMaximum() {
    DiskFaults faults = DiskFaults.NONE.withDelay(DiskFault.SLOW_WRITE, 1, Duration.ofMillis(16));
    DiskBench bench = DiskBench.striking(faults, DiskFault.SLOW_WRITE, 15);

    bench.await(bench.storage.create("a"));

    assertThat(bench.runtime.now()).isEqualTo(Duration.ofMillis(16).toNanos());
  }

  @Test
  void slow_operationsOfOneFile_endInTheOrderOfTheirCalls() {
    for (int seed = 0; seed < 100; seed++) {
      DiskFaults faults =
          DiskFaults.NONE
              .with(DiskFault.SLOW_WRITE, 2)
              .with(DiskFault.SLOW_READ, 2)
              .with(DiskFault.SLOW_SYNC, 2);
      DiskBench bench = new DiskBench(new SimulatedDisk(Choices.seeded(seed), faults));
      StorageFile file = bench.durableFile("a");
      List<String> ended = new ArrayList<>();
      file.append(new byte[] {'a'}).onComplete(done -> ended.add("append"));
      file.read(0, 1).onComplete(done -> ended.add("read"));
      file.sync().onComplete(done -> ended.add("sync"));
      file.size().onComplete(done -> ended.add("size"));
      file.close().onComplete(done -> ended.add("close"));
      file.append(new byte[] {'b'}).onComplete(done -> ended.add("refused"));
      bench.runtime.runUntilIdle();

      assertThat(ended).containsExactly("append", "read", "sync", "size", "close", "refused");
    }
  }

  @Test
  void slow_close_keepsTheFileOpenUntilItEnds() {
    DiskBench bench = DiskBench.quiet(DiskFaults.NONE);
    StorageFile file = bench.durableFile("a");
    bench.disk.faults(DiskFaults.NONE.with(DiskFault.SLOW_WRITE, 1));
    file.append(new byte[] {'a'});
    Promise<?> closed = file.close();

    assertThatThrownBy(() -> bench.await(bench.storage.open("a"))).hasMessageContaining("is open");
    bench.await(closed);
    bench.await(bench.storage.open("a"));
  }
}
