package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

class CommitLogTests {
  private static final LogOptions OPTIONS = LogOptions.defaults();

  @Test
  void open_emptyStorage_startsCleanLog() {
    LogBench bench = new LogBench(new MemoryDisk()).open();

    assertThat(bench.recovered).isEmpty();
    assertThat(bench.log.recovery().clean()).isTrue();
    assertThat(bench.log.sizes()).isEqualTo(new LogSizes(1, 64, 0));
  }

  @Test
  void open_afterClose_deliversEveryFieldOfEveryCommit() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(OPTIONS).append(1, 1).append(2, 40).close();

    LogBench again = new LogBench(disk).open(OPTIONS);

    assertThat(Commits.described(again.recovered)).isEqualTo(LogBench.expected(40));
    RecoveryReport report = again.log.recovery();
    assertThat(report.clean()).isTrue();
    assertThat(report.groups()).isEqualTo(40);
    assertThat(report.versions()).isEqualTo(again.recovered.stream().mapToInt(List::size).sum());
    assertThat(report.tornTail()).isEmpty();
    assertThat(report.possiblyAcknowledged()).isZero();
    assertThat(again.log.sizes().lastSequence()).isEqualTo(40);
  }

  @Test
  void open_afterManyCleanCloses_continuesTheSameSegment() {
    MemoryDisk disk = new MemoryDisk();
    for (int n = 1; n <= 20; n++) {
      new LogBench(disk).open(OPTIONS).append(n, n).close();
    }
    new LogBench(disk).open(OPTIONS).close();

    LogBench again = new LogBench(disk).open(OPTIONS);

    assertThat(Commits.described(again.recovered)).isEqualTo(LogBench.expected(20));
    assertThat(again.log.recovery().clean()).isTrue();
    assertThat(again.log.sizes().segments()).isEqualTo(1);
  }

  @Test
  void append_beyondSegmentSize_rollsOver() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= 20; n++) {
      bench.append(n, n);
    }
    bench.close();

    assertThat(bench.log.sizes().segments()).isGreaterThan(5);
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(20));
    long largest =
        DiskImage.of(disk.crash()).files().values().stream()
            .mapToLong(b -> b.length)
            .max()
            .orElse(0);
    assertThat(largest).isLessThanOrEqualTo(LogBench.SMALL.segmentBytesMax() + SealFormat.BYTES);
  }

  @Test
  void append_acrossRollOver_survivesLossOfEveryUnsyncedName() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= 10; n++) {
      bench.append(n, n);
    }

    assertThat(bench.log.sizes().segments()).isGreaterThan(2);
    assertThat(LogBench.recovered(disk.crash())).isEqualTo(LogBench.expected(10));
  }

  @Test
  void append_rollingOver_syncsNameBeforeManifestBeforeUse() {
    CrashPoint watch = CrashPoint.none();
    LogBench bench = new LogBench(new MemoryDisk(), watch).open(new LogOptions(256, 128));
    bench.append(1, 1);
    int before = watch.operations();
    bench.append(2, 2);

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
            "append segment-0000000002.log",
            "sync segment-0000000002.log");
  }

  @Test
  void append_largerThanSegmentAndReadBlock_goesWhole() {
    MemoryDisk disk = new MemoryDisk();
    byte[] content = new byte[100_000];
    Arrays.fill(content, (byte) 'K');
    LogBench bench = new LogBench(disk).open();
    bench.await(bench.log.append(List.of(Commits.holding(content))));
    bench.close();

    LogBench again = new LogBench(disk).open();

    assertThat(again.recovered.get(0).get(0).content()).isEqualTo(content);
  }

  @Test
  void append_nothing_writesNothing() {
    LogBench bench = new LogBench(new MemoryDisk()).open();
    LogSizes before = bench.log.sizes();

    bench.await(bench.log.append(List.of()));

    assertThat(bench.log.sizes()).isEqualTo(before);
  }

  @Test
  void append_malformedCommit_isRefusedAndHarmless() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open().append(1, 1);
    List<VersionRecord> misplaced = List.of(Commits.commit(2).get(1));

    assertThatThrownBy(() -> bench.await(bench.log.append(List.of(Commits.commit(3), misplaced))))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("ordinal=1 expected=0");
    assertThatThrownBy(() -> bench.await(bench.log.append(List.of(List.of()))))
        .isInstanceOf(KoruException.BadRequest.class);

    bench.append(2, 2).close();
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(2));
  }

  @Test
  void append_afterClose_isClosed() {
    LogBench bench = new LogBench(new MemoryDisk()).open().close();

    assertThatThrownBy(() -> bench.append(1, 1)).isInstanceOf(KoruException.Closed.class);
    assertThat(bench.log.isWritable()).isFalse();
    bench.close();
  }

  @Test
  void open_whileOwned_isRefusedAndOwnerGoesOn() {
    MemoryDisk disk = new MemoryDisk();
    LogBench owner = new LogBench(disk).open();

    assertThatThrownBy(() -> new LogBench(disk).open())
        .isInstanceOf(KoruException.AlreadyOpen.class);
    owner.append(1, 1).close();
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(1));
  }

  @Test
  void open_failed_releasesOwnershipAndFiles() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open().append(1, 4).close();
    LogBench bench = new LogBench(disk);

    assertThatThrownBy(
            () ->
                bench.await(
                    CommitLog.open(
                        bench.view,
                        OPTIONS,
                        (place, commit) -> {
                          throw new KoruException.Limit("too much: sequence=" + place.sequence());
                        })))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("too much: sequence=1");

    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(4));
  }

  @Test
  void open_foreignFile_isRefusedByName() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open().append(1, 1).close();
    DiskImage image = DiskImage.of(disk).with("notes.txt", new byte[] {1});

    assertThatThrownBy(() -> LogBench.recovered(image.disk()))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("foreign file in data directory: name=notes.txt");
    assertThat(
            LogBench.recovered(image.without("notes.txt").with("owner.lock", new byte[0]).disk()))
        .isEqualTo(LogBench.expected(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void open_anySchedule_deliversTheSame(long seed) {
    DeterministicRuntime runtime = DeterministicRuntime.seeded(seed);
    LogBench bench = new LogBench(runtime).open();
    for (int n = 1; n <= 12; n++) {
      bench.append(n, n);
    }
    bench.close();

    bench.open();

    assertThat(Commits.described(bench.recovered)).isEqualTo(LogBench.expected(12));
    runtime.runUntilIdle();
    assertThat(runtime.errors()).isEmpty();
  }
}
