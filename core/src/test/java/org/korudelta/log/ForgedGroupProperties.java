package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/** A group whose checksums are right and whose fields lie is refused in words, or read. */
@PropertyDefaults(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
class ForgedGroupProperties {
  private static final int GROUP_AT = SegmentHeaderFormat.BYTES;
  private static final String SEGMENT = FileNames.segment(1);
  private static final List<VersionRecord> COMMIT = Commits.commit(5);
  private static final DiskImage SOUND = sound();

  private static DiskImage sound() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(LogOptions.defaults());
    bench.await(bench.log.append(List.of(COMMIT)));
    return DiskImage.of(disk.crash());
  }

  /** Another byte at some place of the group, counted modulo its length. */
  record Lie(int place, int value) {}

  @Provide
  Arbitrary<List<Lie>> lies() {
    Arbitrary<Integer> places =
        Arbitraries.oneOf(
            Arbitraries.integers().between(8, GroupFormat.BYTES + RecordFormat.FIXED_BYTES - 1),
            Arbitraries.integers().between(8, 2_000));
    Arbitrary<Integer> values =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 0x7F, 0x80, 0xFF), Arbitraries.integers().between(0, 255));
    return Combinators.combine(places, values).as(Lie::new).list().ofMinSize(1).ofMaxSize(6);
  }

  @Property
  void open_forgedGroup_isReadOrRefusedInWords(@ForAll("lies") List<Lie> lies) {
    byte[] segment = SOUND.bytes(SEGMENT).clone();
    for (Lie lie : lies) {
      segment[GROUP_AT + lie.place() % (segment.length - GROUP_AT)] = (byte) lie.value();
    }
    stamp(segment);

    requireReadOrRefused(segment);
  }

  private static void requireReadOrRefused(byte[] segment) {
    try {
      assertThat(LogBench.recovered(SOUND.with(SEGMENT, segment).disk())).hasSizeLessThan(2);
    } catch (KoruException.Corruption | KoruException.Unsupported refused) {
      assertThat(refused).hasMessageContaining("=");
    }
  }

  /** Lengths that still add up: what one part is said to have more, the content has less. */
  @Property
  void open_recordWhoseLengthsAddUp_isReadOrRefusedInWords(
      @ForAll @IntRange(min = -3, max = 3) int causesMore, @ForAll("lengths") int metadataMore) {
    byte[] segment = SOUND.bytes(SEGMENT).clone();
    int record = GROUP_AT + GroupFormat.BYTES;
    add(segment, record + 112, causesMore);
    add(segment, record + 116, metadataMore);
    add(segment, record + 120, -VersionId.BYTES * causesMore - metadataMore);
    stamp(segment);

    requireReadOrRefused(segment);
  }

  private static void add(byte[] segment, int at, int more) {
    LittleEndian.putInt(segment, at, LittleEndian.intAt(segment, at) + more);
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.oneOf(Arbitraries.integers().between(-40, 40), Arbitraries.integers());
  }

  @Property
  void open_emptyGroup_isATornTailWhenItsCountIsPossible(@ForAll int records) {
    byte[] segment = Arrays.copyOf(SOUND.bytes(SEGMENT), GROUP_AT + GroupFormat.BYTES);
    GroupFormat.encode(new GroupHeader(0, records, 1, 1, 64, 0, false), segment, GROUP_AT);
    stamp(segment);
    MemoryDisk disk = SOUND.with(SEGMENT, segment).disk();
    if (records >= 1 && records <= GroupFormat.RECORDS_MAX) {
      assertThat(LogBench.recovered(disk)).isEmpty();
      return;
    }

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> LogBench.recovered(disk))
        .withMessageEndingWith("offset=64 expected=1 to 100000 actual=" + records);
  }

  /** Makes all checksums right, as far as the lengths in the records lead. */
  private static void stamp(byte[] segment) {
    CRC32 checksums = new CRC32();
    int at = GROUP_AT + GroupFormat.BYTES;
    while (segment.length - at >= RecordFormat.FIXED_BYTES) {
      int length = RecordFormat.length(segment, at);
      if (length < RecordFormat.FIXED_BYTES || length > segment.length - at) {
        break;
      }
      LittleEndian.putInt(segment, at, RecordFormat.actualChecksum(segment, at));
      checksums.update(segment, at, RecordFormat.CHECKSUM_BYTES);
      at += length;
    }
    GroupHeader lying = GroupFormat.decode(segment, GROUP_AT);
    GroupHeader header =
        new GroupHeader(
            lying.bodyLength(),
            lying.recordCount(),
            lying.sequence(),
            lying.timestampNanos(),
            lying.durableOffset(),
            (int) checksums.getValue(),
            lying.afterSeal());
    GroupFormat.encode(header, segment, GROUP_AT);
    GroupFormat.stamp(segment, GROUP_AT, checksum(), GROUP_AT);
  }

  private static FrameChecksum checksum() {
    SegmentHeader header = SegmentHeaderFormat.decode(SOUND.bytes(SEGMENT)).orElseThrow();
    return new FrameChecksum(header.logId(), 1);
  }
}
