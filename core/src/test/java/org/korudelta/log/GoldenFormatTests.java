package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.GoldenFile;
import org.korudelta.text.Hex;
import org.korudelta.verify.Place;

/** The bytes of format version 1: they never change, whatever the code does. */
class GoldenFormatTests {
  private static final byte[] LOG_ID = Hex.decode("000102030405060708090a0b0c0d0e0f");
  private static final SegmentHeader.PreviousSegment PREVIOUS =
      new SegmentHeader.PreviousSegment(6, 0x1_2345_6789L);

  @Test
  void segmentHeader_version1_hasGoldenBytes() {
    byte[] golden = GoldenFile.bytes("segment-header-v1.hex");
    SegmentHeader header = new SegmentHeader(LOG_ID, 7, PREVIOUS, 0x2_0000_0001L);

    assertThat(Hex.encode(SegmentHeaderFormat.encode(header))).isEqualTo(Hex.encode(golden));
    SegmentHeader decoded = SegmentHeaderFormat.decode(golden).orElseThrow();
    assertThat(decoded).usingRecursiveComparison().isEqualTo(header);
  }

  @Test
  void manifest_version1_hasGoldenBytes() {
    byte[] golden = GoldenFile.bytes("manifest-v1.hex");
    List<Manifest.Entry> entries =
        List.of(
            new Manifest.Entry(1, 0x1_0000_0040L, 1), new Manifest.Entry(2, 64, 0x1_0000_0002L));
    Manifest manifest = new Manifest(LOG_ID, 3, entries);

    assertThat(Hex.encode(ManifestFormat.encode(manifest))).isEqualTo(Hex.encode(golden));
    Manifest decoded = ManifestFormat.decode(golden).orElseThrow();
    assertThat(decoded).usingRecursiveComparison().isEqualTo(manifest);
  }

  @Test
  void groupHeader_version1_hasGoldenBytes() {
    byte[] golden = GoldenFile.bytes("group-header-v1.hex");
    FrameChecksum checksum = new FrameChecksum(LOG_ID, 7);
    GroupHeader header =
        new GroupHeader(300, 2, 0x1_0000_0005L, -1_000_000_007L, 0x1_0000_0040L, 0xCAFEBABE, true);
    byte[] bytes = new byte[GroupFormat.BYTES];
    GroupFormat.encode(header, bytes, 0);
    GroupFormat.stamp(bytes, 0, checksum, 0x1_0000_0058L);

    assertThat(Hex.encode(bytes)).isEqualTo(Hex.encode(golden));
    assertThat(GroupFormat.isValid(golden, 0, checksum, 0x1_0000_0058L)).isTrue();
    assertThat(GroupFormat.isValid(golden, 0, checksum, 0x1_0000_0057L)).isFalse();
    assertThat(GroupFormat.decode(golden, 0)).isEqualTo(header);
  }

  @Test
  void seal_version1_hasGoldenBytes() {
    byte[] golden = GoldenFile.bytes("seal-v1.hex");
    FrameChecksum checksum = new FrameChecksum(LOG_ID, 7);

    assertThat(Hex.encode(SealFormat.encode(0x1_0000_0005L, checksum, 0x1_0000_0058L)))
        .isEqualTo(Hex.encode(golden));
    assertThat(SealFormat.isValid(golden, 0, checksum, 0x1_0000_0058L)).isTrue();
    assertThat(SealFormat.sequence(golden, 0)).isEqualTo(0x1_0000_0005L);
    assertThat(SealFormat.durableOffset(golden, 0)).isEqualTo(0x1_0000_0058L);
  }

  @Test
  void records_version1_haveGoldenBytes() {
    byte[] golden = GoldenFile.bytes("records-v1.hex");
    List<VersionRecord> commit = Commits.commit(5);
    GrowingBuffer buffer = new GrowingBuffer();
    commit.forEach(version -> RecordFormat.encode(version, buffer));

    assertThat(Hex.encode(buffer.copy())).isEqualTo(Hex.encode(golden));
    byte[] group = new byte[GroupFormat.BYTES + golden.length];
    System.arraycopy(golden, 0, group, GroupFormat.BYTES, golden.length);
    long timestamp = commit.get(0).timestampNanos();
    GroupHeader header = new GroupHeader(golden.length, commit.size(), 1, timestamp, 64, 0, false);
    assertThat(
            Commits.described(
                List.of(new GroupReader(group, 0, header, Place.segment(1, 64)).versions())))
        .isEqualTo(Commits.described(List.of(commit)));
  }

  @Test
  void log_version1_opens() {
    DiskImage image =
        DiskImage.of(new MemoryDisk())
            .with("manifest-0", GoldenFile.bytes("log-v1-manifest-0.hex"))
            .with("segment-0000000001.log", GoldenFile.bytes("log-v1-segment-0000000001.hex"));

    LogBench bench = new LogBench(image.disk()).open();

    assertThat(Commits.described(bench.recovered)).isEqualTo(LogBench.expected(3));
    assertThat(bench.log.recovery().clean()).isTrue();
  }

  @Test
  void log_writtenFromItsHeader_hasGoldenBytes() {
    byte[] golden = GoldenFile.bytes("log-v1-segment-0000000001.hex");
    MemoryDisk disk =
        DiskImage.of(new MemoryDisk())
            .with("manifest-0", GoldenFile.bytes("log-v1-manifest-0.hex"))
            .with("segment-0000000001.log", Arrays.copyOf(golden, SegmentHeaderFormat.BYTES))
            .disk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 2).close();
    new LogBench(disk).open(LogOptions.defaults()).append(3, 3).close();

    DiskImage image = DiskImage.of(disk);

    assertThat(image.files())
        .containsOnlyKeys("manifest-0", "manifest-1", "segment-0000000001.log");
    assertThat(Hex.encode(image.bytes("segment-0000000001.log"))).isEqualTo(Hex.encode(golden));
  }
}
