package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.text.Timestamp;
import org.korudelta.verify.LogEnd;

class LogGlanceTests {
  private static LogEnd glance(MemoryDisk disk) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    return runtime.await(LogGlance.run(runtime, LogBench.SMALL));
  }

  private static Timestamp time(int commit) {
    return Timestamp.ofEpochNanos(Commits.commit(commit).get(0).timestampNanos());
  }

  @Test
  void glance_closedLog_isItsEnd() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= 9; n++) {
      bench.append(n, n);
    }
    int segments = bench.log.sizes().segments();
    bench.close();
    DiskImage before = DiskImage.of(disk);

    LogEnd end = glance(disk);

    int bytes = 0;
    for (int n = 1; n <= segments; n++) {
      bytes += before.bytes(FileNames.segment(n)).length;
    }
    assertThat(end).isEqualTo(new LogEnd(segments, bytes, time(9), true));
    assertThat(DiskImage.of(disk).files().keySet()).isEqualTo(before.files().keySet());
  }

  @Test
  void glance_killedLog_isNotSealed() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 1);

    LogEnd end = glance(disk.crash());

    assertThat(end.lastCommit()).isEqualTo(time(1));
    assertThat(end.sealed()).isFalse();
  }

  @Test
  void glance_tornEnd_isTheLastWholeCommitAndNotSealed() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 1).append(2, 2).close();
    DiskImage image = DiskImage.of(disk);
    byte[] bytes = image.bytes(FileNames.segment(1));

    LogEnd end =
        glance(image.with(FileNames.segment(1), Arrays.copyOf(bytes, bytes.length - 30)).disk());

    assertThat(end.lastCommit()).isEqualTo(time(1));
    assertThat(end.sealed()).isFalse();
  }

  @Test
  void glance_segmentJustBegun_looksBack() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 2).close();
    new LogBench(disk).open(LogOptions.defaults()).append(3, 3);
    DiskImage killed = DiskImage.of(disk.crash((max, label) -> max));
    byte[] bytes = killed.bytes(FileNames.segment(1));
    MemoryDisk torn =
        killed.with(FileNames.segment(1), Arrays.copyOf(bytes, bytes.length - 1)).disk();
    new LogBench(torn).open().close();

    assertThat(DiskImage.of(torn).bytes(FileNames.segment(2)))
        .hasSize(SegmentHeaderFormat.BYTES + SealFormat.BYTES);
    assertThat(glance(torn).lastCommit()).isEqualTo(time(2));
    assertThat(glance(torn).segments()).isEqualTo(2);
  }

  @Test
  void glance_damageBeforeTheEnd_isNamed() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 1).append(2, 2).close();
    DiskImage damaged = DiskImage.of(disk).flipped(FileNames.segment(1), 200, 1);

    assertThatThrownBy(() -> glance(damaged.disk()))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("record checksum mismatch: segment=1 offset=112");
  }

  private static DiskImage closed() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= 9; n++) {
      bench.append(n, n);
    }
    bench.close();
    return DiskImage.of(disk);
  }

  @Test
  void glance_listedSegmentMissing_isCorruption() {
    DiskImage image = closed();
    String active =
        image.files().keySet().stream().filter(name -> name.startsWith("seg")).toList().stream()
            .reduce((one, other) -> other)
            .orElseThrow();

    assertThatThrownBy(() -> glance(image.without(active).disk()))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageStartingWith("segment missing: segment=");
  }

  @Test
  void glance_noManifestButCommits_isCorruption() {
    DiskImage several = closed().without("manifest-0").without("manifest-1");
    DiskImage single = several;
    for (String name : several.files().keySet()) {
      single = name.equals(FileNames.segment(1)) ? single : single.without(name);
    }
    for (DiskImage image : List.of(several, single)) {
      assertThatThrownBy(() -> glance(image.disk()))
          .isInstanceOf(KoruException.Corruption.class)
          .hasMessageStartingWith("no whole manifest");
    }
  }

  @Test
  void glance_creationCutShort_isNotFound() {
    DiskImage image = closed().truncated(FileNames.segment(1), 10);
    for (String name : image.files().keySet()) {
      image = name.equals(FileNames.segment(1)) ? image : image.without(name);
    }
    MemoryDisk disk = image.disk();

    assertThatThrownBy(() -> glance(disk)).isInstanceOf(KoruException.NotFound.class);
  }

  /** A disk on which a manifest slot is just being replaced when it is opened, so many times. */
  private static LogEnd glanceWhileRolling(int times) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), closed().disk());
    ForwardingStorage rolling =
        new ForwardingStorage(runtime) {
          private int left = times;

          @Override
          public Promise<StorageFile> openToRead(String name) {
            boolean gone = name.equals("manifest-1") && left-- > 0;
            return super.openToRead(gone ? "manifest-9" : name);
          }
        };
    return runtime.await(LogGlance.run(rolling.view(), LogBench.SMALL));
  }

  @Test
  void glance_slotGoneForAMoment_looksAgain() {
    assertThat(glanceWhileRolling(2)).isEqualTo(glance(closed().disk()));
  }

  @Test
  void glance_slotGoneAgainAndAgain_isCorruption() {
    assertThatThrownBy(() -> glanceWhileRolling(1_000))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("manifest-9");
  }

  @Test
  void glance_noLog_isNotFound() {
    assertThatThrownBy(() -> glance(new MemoryDisk())).isInstanceOf(KoruException.NotFound.class);
  }
}
