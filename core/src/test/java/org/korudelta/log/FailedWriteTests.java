package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

class FailedWriteTests {
  private static final LogOptions ROOMY = new LogOptions(10_000, 128);

  @Test
  void append_syncFails_isOutcomeUnknownThenReadOnly() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2);
    disk.failNextSync();

    assertThatThrownBy(() -> bench.append(3, 3))
        .isInstanceOf(KoruException.OutcomeUnknown.class)
        .hasMessageContaining("segment=1 offset=");
    assertThatThrownBy(() -> bench.append(4, 4)).isInstanceOf(KoruException.ReadOnly.class);
    assertThat(bench.log.isWritable()).isFalse();
    assertThat(bench.log.sizes().lastSequence()).isEqualTo(2);
  }

  @Test
  void open_afterFailedSync_neverTrustsThatFileAgain() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2);
    disk.failNextSync();
    assertThatThrownBy(() -> bench.append(3, 3)).isInstanceOf(KoruException.OutcomeUnknown.class);
    bench.close();

    LogBench again = new LogBench(disk).open();
    assertThat(Commits.described(again.recovered)).isEqualTo(LogBench.expected(3));
    assertThat(again.log.recovery().clean()).isFalse();
    assertThat(again.log.recovery().possiblyAcknowledged()).isEqualTo(3);

    assertThat(LogBench.recovered(disk.crash())).isEqualTo(LogBench.expected(3));
  }

  @Test
  void open_afterFailedAppend_cutsTheTornWrite() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2);
    long end = bench.log.sizes().bytes();
    disk.failNextAppend();
    assertThatThrownBy(() -> bench.append(3, 3)).isInstanceOf(KoruException.OutcomeUnknown.class);
    bench.close();

    LogBench again = new LogBench(disk).open();

    assertThat(Commits.described(again.recovered)).isEqualTo(LogBench.expected(2));
    TornTail torn = again.log.recovery().tornTail().orElseThrow();
    assertThat(torn.segment()).isEqualTo(1);
    assertThat(torn.offset()).isEqualTo(end);
    assertThat(torn.bytesCut()).isPositive();
    again.append(3, 5).close();
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(5));
  }

  @Test
  void append_diskFull_leavesAcknowledgedCommitsWhole() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2);
    disk.capacityBytes(disk.usedBytes() + 100);

    assertThatThrownBy(() -> bench.append(3, 3))
        .isInstanceOf(KoruException.OutcomeUnknown.class)
        .hasMessageContaining("no space");
    bench.close();

    assertThatThrownBy(() -> LogBench.recovered(disk))
        .isInstanceOf(KoruException.StorageFailure.class);
    disk.capacityBytes(Long.MAX_VALUE);
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(2));
  }

  @Test
  void append_rollOverFails_isStorageFailureWithNothingWritten() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(new LogOptions(256, 128)).append(1, 1);
    disk.capacityBytes(disk.usedBytes());

    assertThatThrownBy(() -> bench.append(2, 2)).isInstanceOf(KoruException.StorageFailure.class);
    assertThatThrownBy(() -> bench.append(2, 2)).isInstanceOf(KoruException.ReadOnly.class);
    bench.close();

    disk.capacityBytes(Long.MAX_VALUE);
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(1));
  }

  @Test
  void close_sealFails_saysSoAndLosesNothing() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2);
    disk.failNextSync();

    assertThatThrownBy(bench::close).isInstanceOf(KoruException.StorageFailure.class);

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(2));
  }
}
