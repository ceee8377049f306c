package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

class FailedWriteTests {
  private static final LogOptions ROOMY = new LogOptions(10_000, 128);

  @Test
  void append_syncFails_isOutcomeUnknownAndGoesOnInTheNextSegment() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2);
    disk.failNextSync();

    assertThatThrownBy(() -> bench.append(3, 3))
        .isInstanceOf(KoruException.OutcomeUnknown.class)
        .hasMessageContaining("segment=1 offset=");
    assertThat(bench.log.isWritable()).isFalse();
    assertThat(bench.log.sizes().lastSequence()).isEqualTo(2);

    bench.append(3, 4);
    assertThat(bench.log.isWritable()).isTrue();
    assertThat(bench.log.sizes().segments()).isEqualTo(2);
    assertThat(LogBench.recovered(disk.crash())).isEqualTo(LogBench.expected(4));
  }

  /** The order in which a log goes on: the file that failed is not touched again. */
  @Test
  void append_afterFailedSync_listsTheNextSegmentTwiceBeforeItIsUsed() {
    MemoryDisk disk = new MemoryDisk();
    CrashPoint watch = CrashPoint.none();
    LogBench bench = new LogBench(disk, watch).open(ROOMY).append(1, 2);
    disk.failNextSync();
    assertThatThrownBy(() -> bench.append(3, 3)).isInstanceOf(KoruException.OutcomeUnknown.class);
    int before = watch.operations();
    bench.append(3, 3);

    assertThat(watch.trace().subList(before, watch.operations()))
        .containsExactly(
            "create segment-0000000002.log",
            "append segment-0000000002.log",
            "sync segment-0000000002.log",
            "syncDirectory",
            "create manifest-1",
            "append manifest-1",
            "sync manifest-1",
            "syncDirectory",
            "delete manifest-0",
            "create manifest-0",
            "append manifest-0",
            "sync manifest-0",
            "syncDirectory",
            "append segment-0000000002.log",
            "sync segment-0000000002.log");
  }

  @Test
  void append_afterFailedAppend_dropsWhatFailed() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2);
    disk.failNextSync();
    assertThatThrownBy(() -> bench.append(7, 9)).isInstanceOf(KoruException.OutcomeUnknown.class);
    bench.append(3, 5).close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(5));
  }

  @Test
  void sync_fails_writtenCommitsMoveToTheNextSegment() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 2).write(3, 4).write(5, 5);
    disk.failNextSync();
    assertThatThrownBy(() -> bench.await(bench.log.sync()))
        .isInstanceOf(KoruException.OutcomeUnknown.class);

    bench.await(bench.log.sync());

    assertThat(bench.log.sizes().segments()).isEqualTo(2);
    assertThat(LogBench.recovered(disk.crash())).isEqualTo(LogBench.expected(5));
  }

  @Test
  void write_unsynced_mayBeLostWithPower() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(ROOMY).append(1, 2).write(3, 4);

    assertThat(LogBench.recovered(disk.crash())).isEqualTo(LogBench.expected(2));
  }

  @Test
  void write_thenClose_isDurableBehindASeal() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(ROOMY).append(1, 2).write(3, 4).close();

    LogBench again = new LogBench(disk).open();
    assertThat(Commits.described(again.recovered)).isEqualTo(LogBench.expected(4));
    assertThat(again.log.recovery().clean()).isTrue();
  }

  @Test
  void write_beyondSegmentSize_syncsBeforeItRollsOver() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= 20; n++) {
      bench.write(n, n);
    }
    assertThat(bench.log.sizes().segments()).isGreaterThan(5);
    assertThat(LogBench.recovered(disk.crash()).size()).isBetween(10, 20);
  }

  @Test
  void write_syncBeforeRollingOverFails_goesOnWithAll() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(new LogOptions(256, 128)).write(1, 1);
    disk.failNextSync();

    bench.write(2, 2).close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(2));
  }

  @Test
  void write_fails_keepsWhatWasWrittenBefore() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(ROOMY).append(1, 1).write(2, 3);
    disk.failNextAppend();
    assertThatThrownBy(() -> bench.write(8, 9)).isInstanceOf(KoruException.OutcomeUnknown.class);

    bench.close();

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(3));
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
    assertThatThrownBy(() -> bench.append(2, 2)).isInstanceOf(KoruException.StorageFailure.class);
    assertThat(bench.log.sizes().segments()).isEqualTo(1);

    disk.capacityBytes(Long.MAX_VALUE);
    bench.append(2, 2).close();
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(2));
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
