package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/** A group header whose checksum is right and that cannot be is damage, not the end of a write. */
class ForgedFrameTests {
  private static final String FIRST = FileNames.segment(1);
  private static final int GROUP = SegmentHeaderFormat.BYTES;

  private static byte[] segment;
  private static DiskImage image;
  private static GroupHeader sound;

  @BeforeAll
  static void writeLog() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(LogOptions.defaults());
    bench.await(bench.log.append(Commits.range(1, 1)));
    image = DiskImage.of(disk.crash());
    segment = image.bytes(FIRST);
    sound = GroupFormat.decode(segment, GROUP);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(GroupHeader header) {
    byte[] forged = segment.clone();
    byte[] logId = SegmentHeaderFormat.decode(segment).orElseThrow().logId();
    GroupFormat.encode(header, forged, GROUP);
    GroupFormat.stamp(forged, GROUP, new FrameChecksum(logId, 1), GROUP);
    return assertThatThrownBy(() -> LogBench.recovered(image.with(FIRST, forged).disk()))
        .isInstanceOf(KoruException.Corruption.class);
  }

  private static GroupHeader holding(int bodyLength, int recordCount) {
    return new GroupHeader(
        bodyLength,
        recordCount,
        sound.sequence(),
        sound.timestampNanos(),
        sound.durableOffset(),
        sound.recordsChecksum(),
        false);
  }

  private static GroupHeader at(long sequence, long durableOffset) {
    return new GroupHeader(
        sound.bodyLength(),
        sound.recordCount(),
        sequence,
        sound.timestampNanos(),
        durableOffset,
        sound.recordsChecksum(),
        false);
  }

  @Test
  void open_groupOfAnotherSequence_isCorruption() {
    assertRefused(at(3, GROUP))
        .hasMessage("group sequence: segment=1 offset=64 expected=1 actual=3");
  }

  @Test
  void open_groupThatStatesItselfDurable_isCorruption() {
    assertRefused(at(1, GROUP + 1)).hasMessageContaining("expected=at most 64 actual=65");
  }

  @Test
  void open_groupOfImpossibleLength_isCorruption() {
    assertRefused(holding(-1, 2)).hasMessageEndingWith("expected=at most 268435456 actual=-1");
    assertRefused(holding(GroupFormat.BODY_BYTES_MAX + 1, 2))
        .hasMessageEndingWith("expected=at most 268435456 actual=268435457");
  }

  @Test
  void open_groupOfImpossiblyManyRecords_isCorruption() {
    assertRefused(holding(sound.bodyLength(), 0))
        .hasMessageEndingWith("expected=1 to 100000 actual=0");
    assertRefused(holding(sound.bodyLength(), GroupFormat.RECORDS_MAX + 1))
        .hasMessageEndingWith("expected=1 to 100000 actual=100001");
  }
}
