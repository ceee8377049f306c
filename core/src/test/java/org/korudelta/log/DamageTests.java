package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/**
 * Damage behind the log's back: it is named, or harmless, or the torn end of a log, never silently
 * wrong (S2).
 */
@Timeout(120)
class DamageTests {
  private static final int COMMITS = 10;
  private static final int LAST_APPEND = 2;

  /** Ten commits in several segments, the last two in one append, closed cleanly. */
  private static DiskImage closed;

  /** The same, killed instead of closed. */
  private static DiskImage killed;

  private static String activeName;

  /** Where the last append begins in the active segment. */
  private static int lastAppendOffset;

  @BeforeAll
  static void writeLogs() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = written(disk);
    bench.close();
    closed = DiskImage.of(disk);
    MemoryDisk other = new MemoryDisk();
    LogBench running = written(other);
    killed = DiskImage.of(other.crash((max, label) -> max));
    activeName = FileNames.segment(running.log.sizes().segments());
    int end = killed.bytes(activeName).length;
    lastAppendOffset = end - groupBytes(COMMITS - LAST_APPEND + 1, COMMITS);
  }

  private static LogBench written(MemoryDisk disk) {
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= COMMITS - LAST_APPEND; n++) {
      bench.append(n, n);
    }
    return bench.append(COMMITS - LAST_APPEND + 1, COMMITS);
  }

  private static int groupBytes(int first, int last) {
    GroupBatch batch = new GroupBatch();
    Commits.range(first, last).forEach(batch::add);
    return batch.length();
  }

  @Test
  @Tag("exhaustive")
  void flip_anyByteOfClosedLog_isNamedOrHarmless() {
    int refused = 0;
    for (String name : closed.files().keySet()) {
      for (int at = 0; at < closed.bytes(name).length; at++) {
        refused += flipClosed(name, at, 0x01) + flipClosed(name, at, 0xFF);
      }
    }
    assertThat(refused).isGreaterThan(5000);
  }

  private static int flipClosed(String name, int at, int mask) {
    try {
      List<String> found = LogBench.recovered(closed.flipped(name, at, mask).disk());
      assertThat(found).as("%s at %d", name, at).isEqualTo(LogBench.expected(COMMITS));
      boolean isSeal =
          name.equals(activeName) && at >= closed.bytes(name).length - SealFormat.BYTES;
      assertThat(isSeal || name.startsWith("manifest")).as("%s at %d", name, at).isTrue();
      return 0;
    } catch (KoruException.Corruption named) {
      return 1;
    }
  }

  @Test
  @Tag("exhaustive")
  void flip_anyByteOfKilledLog_losesOnlyWhatNothingStatesDurable() {
    for (String name : killed.files().keySet()) {
      for (int at = 0; at < killed.bytes(name).length; at++) {
        flipKilled(name, at);
      }
    }
  }

  private static void flipKilled(String name, int at) {
    boolean inLastAppend = name.equals(activeName) && at >= lastAppendOffset;
    try {
      List<String> found = LogBench.recovered(killed.flipped(name, at, 0x10).disk());
      assertThat(found).isEqualTo(LogBench.expected(found.size()));
      int least = inLastAppend ? COMMITS - LAST_APPEND : COMMITS;
      assertThat(found.size()).as("%s at %d", name, at).isGreaterThanOrEqualTo(least);
      assertThat(inLastAppend || name.startsWith("manifest")).as("%s at %d", name, at).isTrue();
    } catch (KoruException.Corruption named) {
      assertThat(inLastAppend).as("%s at %d: %s", name, at, named).isFalse();
    }
  }

  @Test
  @Tag("exhaustive")
  void truncate_anyFileAnywhere_givesAPrefixOrIsNamed() {
    for (DiskImage image : List.of(closed, killed)) {
      for (String name : image.files().keySet()) {
        for (int length = 0; length < image.bytes(name).length; length++) {
          truncate(image, name, length);
        }
      }
    }
  }

  private static void truncate(DiskImage image, String name, int length) {
    try {
      List<String> found = LogBench.recovered(image.truncated(name, length).disk());
      assertThat(found).isEqualTo(LogBench.expected(found.size()));
      boolean shorter = found.size() < COMMITS;
      assertThat(!shorter || name.equals(activeName)).as("%s to %d", name, length).isTrue();
      if (length >= lastAppendOffset && name.equals(activeName)) {
        assertThat(found.size()).isGreaterThanOrEqualTo(COMMITS - LAST_APPEND);
      }
    } catch (KoruException.Corruption named) {
      boolean aboveDurable = name.equals(activeName) && length >= lastAppendOffset;
      assertThat(aboveDurable).as("%s to %d: %s", name, length, named).isFalse();
    }
  }

  @Test
  void remove_anySegment_isNamed() {
    for (String name : closed.files().keySet()) {
      if (name.startsWith("segment")) {
        assertThatThrownBy(() -> LogBench.recovered(closed.without(name).disk()))
            .isInstanceOf(KoruException.Corruption.class)
            .hasMessageContaining("segment missing: segment=");
      }
    }
  }

  @Test
  void remove_bothManifests_isNamed() {
    DiskImage image = closed.without("manifest-0").without("manifest-1");

    assertThatThrownBy(() -> LogBench.recovered(image.disk()))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("no whole manifest");
  }

  @Test
  void remove_oneManifest_losesNothing() {
    for (String name : List.of("manifest-0", "manifest-1")) {
      try {
        assertThat(LogBench.recovered(closed.without(name).disk()))
            .isEqualTo(LogBench.expected(COMMITS));
      } catch (KoruException.Corruption named) {
        assertThat(named).hasMessageContaining("no whole manifest lists it");
      }
    }
  }

  @Test
  void swap_twoSegments_isNamed() {
    byte[] first = closed.bytes(FileNames.segment(1));
    byte[] second = closed.bytes(FileNames.segment(2));
    DiskImage image = closed.with(FileNames.segment(1), second).with(FileNames.segment(2), first);

    assertThatThrownBy(() -> LogBench.recovered(image.disk()))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining(
            "segment header disagrees with manifest: segment=1 offset=0 expected=number");
  }

  @Test
  void flip_recordByte_namesSegmentOffsetAndChecksums() {
    int at = SegmentHeaderFormat.BYTES + GroupFormat.BYTES + 50;

    assertThatThrownBy(() -> LogBench.recovered(closed.flipped(FileNames.segment(1), at, 4).disk()))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageMatching(
            "record checksum mismatch: segment=1 offset=112 sequence=1 ordinal=0"
                + " expected=[0-9a-f]{8} actual=[0-9a-f]{8}");
  }

  /** Storage may have written them ahead. */
  @Test
  void append_zerosBehindTheEnd_areNoTornTail() {
    byte[] bytes = killed.bytes(activeName);
    DiskImage image = killed.with(activeName, Arrays.copyOf(bytes, bytes.length + 5000));

    LogBench bench = new LogBench(image.disk()).open();

    assertThat(bench.recovered).hasSize(COMMITS);
    assertThat(bench.log.recovery().tornTail()).isEmpty();
    assertThat(bench.log.recovery().clean()).isFalse();
  }

  @Test
  void append_tornTailBeforeZeros_isCutAndCountedWithoutThem() {
    byte[] bytes = killed.bytes(activeName);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 5000);
    longer[bytes.length + 9] = 7;

    LogBench bench = new LogBench(killed.with(activeName, longer).disk()).open();

    assertThat(bench.recovered).hasSize(COMMITS);
    assertThat(bench.log.recovery().tornTail())
        .contains(new TornTail(Integer.parseInt(activeName.substring(8, 18)), bytes.length, 10));
  }

  @Test
  void open_laterFormatVersion_isUnsupportedWithValues() {
    DiskImage segment = ofVersion3(closed, FileNames.segment(1), SegmentHeaderFormat.BYTES);
    int bytes = closed.bytes("manifest-0").length;
    DiskImage manifest = ofVersion3(ofVersion3(closed, "manifest-0", bytes), "manifest-1", bytes);

    assertThatThrownBy(() -> LogBench.recovered(segment.disk()))
        .isInstanceOf(KoruException.Unsupported.class)
        .hasMessage("segment format version: version=3 max=2");
    assertThatThrownBy(() -> LogBench.recovered(manifest.disk()))
        .isInstanceOf(KoruException.Unsupported.class)
        .hasMessage("manifest format version: version=3 max=1");
  }

  /** A later version keeps the place of its number and of its checksum, and that is right. */
  private static DiskImage ofVersion3(DiskImage image, String name, int checkedBytes) {
    byte[] file = image.bytes(name).clone();
    LittleEndian.putInt(file, 8, 3);
    int scope = checkedBytes - 4;
    LittleEndian.putInt(file, scope, Checksum.of(file, 0, scope));
    return image.with(name, file);
  }

  /** Regression: the version was believed before the checksum, and a spare slot refused all. */
  @Test
  void open_oneBitOfASlotsVersionRotted_isDamageLikeAnyOther() {
    int opened = 0;
    for (String slot : List.of("manifest-0", "manifest-1")) {
      int refused = flipClosed(slot, 8, 2);

      assertThat(refused).as(slot).isEqualTo(flipClosed(slot, 41, 2));
      opened += 1 - refused;
    }
    assertThat(opened).as("the older slot lists the rest, the rest goes on by itself").isEqualTo(2);
  }

  @Test
  void open_tornValueThatLooksLikeFrames_isCutNotRefused() {
    MemoryDisk other = new MemoryDisk();
    new LogBench(other).open(LogOptions.defaults()).append(1, 1).append(2, 2).append(3, 3).close();
    byte[] segment = DiskImage.of(other).bytes(FileNames.segment(1));
    byte[] forged = Arrays.copyOfRange(segment, SegmentHeaderFormat.BYTES, segment.length);
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(LogOptions.defaults());
    bench.await(bench.log.append(List.of(Commits.holding(forged))));
    DiskImage image = DiskImage.of(disk.crash((max, label) -> max));
    int cut = image.bytes(FileNames.segment(1)).length - 10;

    LogBench again = new LogBench(image.truncated(FileNames.segment(1), cut).disk()).open();

    assertThat(again.recovered).isEmpty();
    assertThat(again.log.recovery().tornTail()).isPresent();
  }

  @Test
  @Tag("exhaustive")
  void flip_byteThatOnlyTheManifestStatesDurable_isNamed() {
    MemoryDisk disk = killed.disk();
    LogBench bench = new LogBench(disk).open();
    String copied = FileNames.segment(bench.log.sizes().segments());
    DiskImage image = DiskImage.of(disk.crash());

    for (int at = SegmentHeaderFormat.BYTES; at < image.bytes(copied).length; at++) {
      DiskImage damaged = image.flipped(copied, at, 0x20);
      assertThatThrownBy(() -> LogBench.recovered(damaged.disk()))
          .isInstanceOf(KoruException.Corruption.class);
    }
  }

  @Test
  void exchange_soundRecordForAnother_isNamed() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(LogOptions.defaults());
    bench.await(bench.log.append(List.of(Commits.holding(new byte[] {1}))));
    bench.await(bench.log.append(List.of(Commits.holding(new byte[] {2}))));
    bench.close();
    byte[] bytes = DiskImage.of(disk).bytes(FileNames.segment(1)).clone();
    int length = RecordFormat.length(bytes, SegmentHeaderFormat.BYTES + GroupFormat.BYTES);
    int first = SegmentHeaderFormat.BYTES + GroupFormat.BYTES;
    System.arraycopy(bytes, first + length + GroupFormat.BYTES, bytes, first, length);
    DiskImage image = DiskImage.of(disk).with(FileNames.segment(1), bytes);

    assertThatThrownBy(() -> LogBench.recovered(image.disk()))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("group checksum mismatch: segment=1 offset=64 sequence=1");
  }

  @Test
  void open_lostSupersededSeal_losesNothing() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 3).close();
    int sealAt = DiskImage.of(disk).bytes(FileNames.segment(1)).length - SealFormat.BYTES;
    new LogBench(disk).open(LogOptions.defaults()).append(4, 5).append(6, 6).close();
    byte[] bytes = DiskImage.of(disk).bytes(FileNames.segment(1)).clone();
    Arrays.fill(bytes, sealAt, sealAt + SealFormat.BYTES, (byte) 0);

    assertThat(LogBench.recovered(DiskImage.of(disk).with(FileNames.segment(1), bytes).disk()))
        .isEqualTo(LogBench.expected(6));
  }
}
