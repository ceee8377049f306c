package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.korudelta.log.Verdict.verify;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.verify.Kind;

/**
 * The newest manifest is damaged, and the segment that only it lists begins with copies of what the
 * segment before ends with: each commit counts once, each damage is named once.
 */
class LostManifestTests {
  private static final String SECOND = FileNames.segment(2);
  private static final int COPY = SegmentHeaderFormat.BYTES;

  /** Commits 1 to 3 in the first segment, 3 again and 4 in the second. */
  private static DiskImage lost;

  @BeforeAll
  static void writeLog() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 1).append(2, 2).append(3, 3);
    MemoryDisk survivor = disk.crash((max, label) -> max);
    new LogBench(survivor).open(LogOptions.defaults()).append(4, 4).close();
    lost = DiskImage.of(survivor).flipped("manifest-1", 45, 4);
  }

  @Test
  void verify_copiesInTheUnlistedSegment_countOnce() {
    Verdict verdict = verify(lost);

    assertThat(verdict.kinds()).containsExactly(Kind.MANIFEST, Kind.SEGMENT_CONTINUES);
    assertThat(verdict.commits()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(verdict.verification().commits()).isEqualTo(4);
    assertThat(verdict.verification().segments()).isEqualTo(2);
    assertThat(verdict.verification().cleanClose()).isTrue();
  }

  @Test
  void verify_damagedCopy_isNamedAndCountsOnce() {
    Verdict verdict = verify(lost.flipped(SECOND, COPY + GroupFormat.BYTES + 50, 4));

    assertThat(verdict.kinds()).containsExactly(Kind.MANIFEST, Kind.SEGMENT_CONTINUES, Kind.RECORD);
    assertThat(verdict.commits()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(verdict.verification().commits()).isEqualTo(4);
  }

  @Test
  void verify_damagedHeaderOfTheUnlistedSegment_isNamedAndItsCommitsAreRead() {
    Verdict verdict = verify(lost.flipped(SECOND, 20, 4));

    assertThat(verdict.kinds())
        .containsExactly(Kind.MANIFEST, Kind.SEGMENT_UNLISTED, Kind.SEGMENT_HEADER);
    assertThat(verdict.commits()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void verify_damagedGroupHeaderOfTheCopy_isNamedAndNoCommitIsMissing() {
    Verdict verdict = verify(lost.flipped(SECOND, COPY + 20, 4));

    assertThat(verdict.kinds())
        .startsWith(Kind.MANIFEST, Kind.SEGMENT_CONTINUES, Kind.GROUP_HEADER);
    assertThat(verdict.commits()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void open_manifestLost_theUnlistedSegmentIsTakenAndNothingIsLost() {
    LogBench bench = new LogBench(lost.disk()).open();

    assertThat(bench.recovered).hasSize(4);
    assertThat(bench.log.sizes().segments()).isEqualTo(2);
    assertThat(bench.log.recovery().groups()).isEqualTo(4);
    bench.append(5, 5).close();
    assertThat(new LogBench(DiskImage.of(bench.runtime.disk()).disk()).open().recovered).hasSize(5);
  }

  @Test
  void open_headerOfTheUnlistedSegmentDamaged_isRefused() {
    LogBench bench = new LogBench(lost.flipped(SECOND, 20, 4).disk());

    assertThatThrownBy(bench::open)
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(
            "segment holds commits but no whole manifest lists it: segment=2 sequence=4"
                + " lastListed=3");
  }
}
