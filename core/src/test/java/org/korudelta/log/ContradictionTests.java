package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/** Files with right checksums that contradict each other are refused, and the values named (S2). */
class ContradictionTests {
  private static final String FIRST = FileNames.segment(1);
  private static final String SECOND = FileNames.segment(2);

  /** Four commits in several segments, closed cleanly. */
  private static DiskImage several;

  /** Four commits in one segment, closed cleanly. */
  private static DiskImage single;

  private static Manifest manifest;

  @BeforeAll
  static void writeLogs() {
    several = closed(LogBench.SMALL);
    single = closed(LogOptions.defaults());
    manifest = newest(several);
  }

  private static DiskImage closed(LogOptions options) {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(options);
    for (int n = 1; n <= 4; n++) {
      bench.append(n, n);
    }
    bench.close();
    return DiskImage.of(disk);
  }

  private static Manifest newest(DiskImage image) {
    Manifest zero = manifest(image, 0);
    Manifest one = manifest(image, 1);
    return zero.generation() > one.generation() ? zero : one;
  }

  private static Manifest manifest(DiskImage image, int slot) {
    return ManifestFormat.decode(image.bytes(FileNames.manifest(slot))).orElseThrow();
  }

  private static ThrowingCallable opening(DiskImage image) {
    return () -> LogBench.recovered(image.disk());
  }

  private static DiskImage listing(Manifest other) {
    return several
        .without(FileNames.manifest(1))
        .with(FileNames.manifest(0), ManifestFormat.encode(other));
  }

  @Test
  void open_twoManifestsOfOneGeneration_isCorruption() {
    byte[] slot = several.bytes(FileNames.manifest(0));
    long generation = manifest(several, 0).generation();

    assertThatThrownBy(opening(several.with(FileNames.manifest(1), slot)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(
            "manifests contradict each other: file=manifest-1 actual=generations "
                + generation
                + " and "
                + generation);
  }

  @Test
  void open_manifestOfAnotherLog_isCorruption() {
    byte[] slot = closed(LogBench.SMALL).bytes(FileNames.manifest(1));
    byte[] logId = new byte[SegmentHeaderFormat.LOG_ID_BYTES];
    Arrays.fill(logId, (byte) 7);
    Manifest foreign = ManifestFormat.decode(slot).orElseThrow();
    Manifest other = new Manifest(logId, foreign.generation(), foreign.segments());

    assertThatThrownBy(opening(several.with(FileNames.manifest(1), ManifestFormat.encode(other))))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageStartingWith("manifests contradict each other: file=manifest-1 actual=");
  }

  @Test
  void open_manifestNamesASegmentTwice_isCorruption() {
    List<Manifest.Entry> twice = new ArrayList<>(manifest.segments());
    twice.add(manifest.active());
    int number = manifest.active().number();

    assertThatThrownBy(
            opening(listing(new Manifest(manifest.logId(), manifest.generation(), twice))))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(
            "manifest out of order: file=manifest-0 expected=above "
                + number
                + " actual="
                + number);
  }

  @Test
  void open_segmentThatNoManifestLists_isCorruption() {
    assertThatThrownBy(opening(several.with(FileNames.segment(99), several.bytes(FIRST))))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("segment not listed: segment=99 generation=" + manifest.generation());
  }

  @Test
  void open_commitsWithoutManifest_isCorruption() {
    DiskImage image = single.without(FileNames.manifest(0)).without(FileNames.manifest(1));

    assertThatThrownBy(opening(image))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(
            "no whole manifest, but a segment holds commits: segment=1 length="
                + single.bytes(FIRST).length);
  }

  /** The second segment's first sequence is {@code more} than it should be, all agreeing on it. */
  private static DiskImage renumbered(int more) {
    byte[] segment = several.bytes(SECOND).clone();
    SegmentHeader sound = SegmentHeaderFormat.decode(segment).orElseThrow();
    long first = sound.firstSequence() + more;
    SegmentHeader other = new SegmentHeader(sound.logId(), 2, sound.previous(), first);
    System.arraycopy(SegmentHeaderFormat.encode(other), 0, segment, 0, SegmentHeaderFormat.BYTES);
    List<Manifest.Entry> entries = new ArrayList<>(manifest.segments());
    entries.set(1, new Manifest.Entry(2, entries.get(1).length(), first));
    Manifest agreeing = new Manifest(manifest.logId(), manifest.generation(), entries);
    return listing(agreeing).with(SECOND, segment);
  }

  @Test
  void open_segmentThatSkipsASequence_isCorruption() {
    long next = manifest.segments().get(1).firstSequence();

    assertThatThrownBy(opening(renumbered(1)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(
            "segment does not continue: segment=2 firstSequence="
                + (next + 1)
                + " expected="
                + next);
  }

  @Test
  void verify_segmentThatRepeatsASequence_namesIt() {
    long next = manifest.segments().get(1).firstSequence();

    assertThat(Verdict.verify(renumbered(-1)).texts())
        .containsExactly(
            "group sequence: segment=2 offset=0 expected=" + next + " actual=" + (next - 1));
  }

  @Test
  void open_sealOfAnotherSequence_isCorruption() {
    byte[] segment = single.bytes(FIRST).clone();
    int at = segment.length - SealFormat.BYTES;
    FrameChecksum checksum = new FrameChecksum(manifest(single, 0).logId(), 1);
    System.arraycopy(SealFormat.encode(9, checksum, at), 0, segment, at, SealFormat.BYTES);

    assertThatThrownBy(opening(single.with(FIRST, segment)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("seal sequence: segment=1 offset=" + at + " expected=4 actual=9");
  }
}
