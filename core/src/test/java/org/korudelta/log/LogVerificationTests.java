package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.korudelta.log.Verdict.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Verification;

/**
 * Every damage is named, nothing is changed, and what opening refuses is never called sound (S2).
 */
@Timeout(240)
class LogVerificationTests {
  private static final int COMMITS = 10;
  private static final int GROUP = SegmentHeaderFormat.BYTES;
  private static final int RECORD = GROUP + GroupFormat.BYTES;
  private static final String FIRST = FileNames.segment(1);
  private static final String SECOND = FileNames.segment(2);

  /** Ten commits in several segments, closed cleanly. */
  private static DiskImage closed;

  /** The same, killed instead of closed. */
  private static DiskImage killed;

  private static String activeName;
  private static int active;

  @BeforeAll
  static void writeLogs() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = written(disk);
    active = bench.log.sizes().segments();
    activeName = FileNames.segment(active);
    bench.close();
    closed = DiskImage.of(disk);
    MemoryDisk other = new MemoryDisk();
    written(other);
    killed = DiskImage.of(other.crash((max, label) -> max));
  }

  private static LogBench written(MemoryDisk disk) {
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= COMMITS - 2; n++) {
      bench.append(n, n);
    }
    return bench.append(COMMITS - 1, COMMITS);
  }

  @Test
  void verify_closedLog_isSoundAndCounted() {
    Verdict verdict = verify(closed);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.commits()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(verdict.verification().cleanClose()).isTrue();
    assertThat(verdict.verification().segments()).isEqualTo(active);
    assertThat(verdict.verification().commits()).isEqualTo(COMMITS);
    assertThat(verdict.verification().versions())
        .isEqualTo(Commits.range(1, COMMITS).stream().mapToInt(List::size).sum());
    assertThat(verdict.verification().bytes())
        .isEqualTo(
            closed.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith("segment"))
                .mapToInt(file -> file.getValue().length)
                .sum());
  }

  @Test
  void verify_killedLog_isSoundButNotClosed() {
    Verdict verdict = verify(killed);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.verification().cleanClose()).isFalse();
  }

  @Test
  @Tag("exhaustive")
  void flip_anyByte_whatOpeningRefusesIsDamageAndWhatItTakesIsNot() {
    int refused = 0;
    for (DiskImage image : List.of(closed, killed)) {
      for (String name : image.files().keySet()) {
        for (int at = 0; at < image.bytes(name).length; at++) {
          DiskImage flipped = image.flipped(name, at, 0x10);
          refused += assertAgrees(flipped, name + " at " + at) ? 1 : 0;
        }
      }
    }
    assertThat(refused).isGreaterThan(5000);
  }

  @Test
  @Tag("exhaustive")
  void truncate_anyFileAnywhere_whatOpeningRefusesIsDamage() {
    for (DiskImage image : List.of(closed, killed)) {
      for (String name : image.files().keySet()) {
        for (int length = 0; length < image.bytes(name).length; length += 3) {
          assertAgrees(image.truncated(name, length), name + " to " + length);
        }
      }
    }
  }

  /** Whether opening refuses; a manifest slot may be damaged and not be needed. */
  private static boolean assertAgrees(DiskImage image, String what) {
    Verdict verdict = verify(image);
    try {
      LogBench bench = new LogBench(image.disk()).open();
      boolean torn = bench.log.recovery().tornTail().isPresent();
      List<Kind> damages = verdict.kinds().stream().filter(Kind::damage).toList();
      assertThat(damages).as(what).allMatch(kind -> kind == Kind.MANIFEST);
      assertThat(verdict.kinds().contains(Kind.TORN_TAIL)).as(what).isEqualTo(torn);
      assertThat(verdict.verification().commits()).as(what).isEqualTo(bench.recovered.size());
      return false;
    } catch (KoruException.Corruption refused) {
      assertThat(verdict.verification().sound()).as("%s: %s", what, refused).isFalse();
      return true;
    }
  }

  @Test
  void flip_recordByte_namesRecordAndReadsOn() {
    Verdict verdict = verify(closed.flipped(FIRST, RECORD + 50, 4));

    assertThat(verdict.texts())
        .singleElement()
        .asString()
        .matches(
            "record checksum mismatch: segment=1 offset=112 sequence=1 ordinal=0"
                + " version=[0-9a-f]{64} namespace=namespace-1 key=.*"
                + " expected=[0-9a-f]{8} actual=[0-9a-f]{8}");
    assertThat(verdict.commits()).hasSize(COMMITS);
    assertThat(verdict.verification().commits()).isEqualTo(COMMITS - 1);
  }

  @Test
  void flip_twoRecordsOfOneGroup_namesBoth() {
    int second = RECORD + RecordFormat.length(closed.bytes(FIRST), RECORD);
    DiskImage image = closed.flipped(FIRST, RECORD + 50, 4).flipped(FIRST, second + 50, 4);

    assertThat(verify(image).findings())
        .extracting(finding -> finding.subject().ordinal())
        .containsExactly(0, 1);
  }

  @Test
  void flip_lengthOfARecord_namesItAndFindsTheNext() {
    Verdict verdict = verify(closed.flipped(FIRST, RECORD + 6, 1));

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.RECORD);
              assertThat(finding.place().offset()).isEqualTo(RECORD);
            });
    assertThat(verdict.verification().versions())
        .isEqualTo(verify(closed).verification().versions() - 1);
  }

  @Test
  void flip_groupHeader_namesItAndTheCommitThatIsLost() {
    Verdict verdict = verify(closed.flipped(FIRST, GROUP + 20, 4));

    assertThat(verdict.kinds()).containsExactly(Kind.GROUP_HEADER, Kind.COMMITS_MISSING);
    assertThat(verdict.findings().get(0).place().offset()).isEqualTo(GROUP);
    assertThat(verdict.texts().get(1)).contains("expected=1 actual=2");
    assertThat(verdict.commits()).startsWith(2L, 3L);
  }

  @Test
  void flip_groupHeaderBeforeOthersOfItsSegment_readsThose() {
    MemoryDisk disk = new MemoryDisk();
    new LogBench(disk).open(LogOptions.defaults()).append(1, 1).append(2, 5).close();

    Verdict verdict = verify(DiskImage.of(disk).flipped(FIRST, GROUP + 20, 4));

    assertThat(verdict.kinds()).containsExactly(Kind.GROUP_HEADER, Kind.COMMITS_MISSING);
    assertThat(verdict.findings().get(1).place().segment()).isEqualTo(1);
    assertThat(verdict.commits()).containsExactly(2L, 3L, 4L, 5L);
    assertThat(verdict.verification().cleanClose()).isTrue();
  }

  @Test
  void flip_magicOfAGroup_namesIt() {
    assertThat(verify(closed.flipped(FIRST, GROUP, 4)).kinds())
        .containsExactly(Kind.FRAME, Kind.COMMITS_MISSING);
  }

  @Test
  void flip_segmentHeader_namesItAndReadsTheSegment() {
    Verdict verdict = verify(closed.flipped(SECOND, 20, 4));

    assertThat(verdict.kinds()).containsExactly(Kind.SEGMENT_HEADER);
    assertThat(verdict.findings().get(0).place().segment()).isEqualTo(2);
    assertThat(verdict.commits()).hasSize(COMMITS);
  }

  @Test
  void flip_formatVersions_areDamageNotALaterVersion() {
    assertThat(verify(closed.flipped(FIRST, 8, 2)).kinds()).containsExactly(Kind.SEGMENT_HEADER);
    assertThat(verify(closed.flipped("manifest-0", 8, 2)).kinds()).containsExactly(Kind.MANIFEST);
  }

  @Test
  void flip_olderManifest_namesSlotAndChecksums() {
    assertThat(verify(closed.flipped(olderManifest(), 45, 4)).texts())
        .singleElement()
        .asString()
        .matches(
            "manifest checksum mismatch: file=manifest-[01]"
                + " expected=[0-9a-f]{8} actual=[0-9a-f]{8}");
  }

  @Test
  void flip_newestManifest_namesTheSegmentThatOnlyItLists() {
    Verdict verdict = verify(closed.flipped(newestManifest(), 45, 4));

    assertThat(verdict.kinds()).containsExactly(Kind.MANIFEST, Kind.SEGMENT_CONTINUES);
    assertThat(verdict.commits()).hasSize(COMMITS);
  }

  private static String newestManifest() {
    return olderManifest().equals("manifest-0") ? "manifest-1" : "manifest-0";
  }

  private static String olderManifest() {
    return closed.bytes("manifest-0").length < closed.bytes("manifest-1").length
        ? "manifest-0"
        : "manifest-1";
  }

  @Test
  void manifestThatListsASegmentTwice_isNamedAndPassedOver() {
    byte[] slot = closed.bytes(olderManifest());
    Manifest manifest = ManifestFormat.decode(slot).orElseThrow();
    List<Manifest.Entry> twice = new ArrayList<>(manifest.segments());
    twice.add(manifest.active());
    Manifest forged = new Manifest(manifest.logId(), manifest.generation(), twice);
    int number = manifest.active().number();

    Verdict verdict = verify(closed.with(olderManifest(), ManifestFormat.encode(forged)));

    assertThat(verdict.texts())
        .containsExactly(
            "manifest out of order: file="
                + olderManifest()
                + " expected=above "
                + number
                + " actual="
                + number);
    assertThat(verdict.commits()).hasSize(COMMITS);
  }

  @Test
  void remove_bothManifests_readsOnByTheHeaders() {
    Verdict verdict = verify(closed.without("manifest-0").without("manifest-1"));

    assertThat(verdict.kinds()).containsExactly(Kind.NO_MANIFEST);
    assertThat(verdict.commits()).hasSize(COMMITS);
    assertThat(verdict.verification().cleanClose()).isTrue();
  }

  @Test
  void remove_aSegment_namesItAndItsCommits() {
    Verdict verdict = verify(closed.without(SECOND));

    assertThat(verdict.kinds()).containsExactly(Kind.SEGMENT_MISSING, Kind.COMMITS_MISSING);
    assertThat(verdict.findings().get(0).place().segment()).isEqualTo(2);
    assertThat(verdict.commits()).startsWith(1L).endsWith(10L).hasSizeLessThan(COMMITS);
  }

  @Test
  void manifestOfManySegments_allButOneMissing_namesEach() {
    Manifest newest = ManifestFormat.decode(closed.bytes(newestManifest())).orElseThrow();
    List<Manifest.Entry> entries = new ArrayList<>(newest.segments().subList(0, 1));
    for (int n = 2; n <= 20_000; n++) {
      entries.add(new Manifest.Entry(n, SegmentHeaderFormat.BYTES, 1));
    }
    byte[] slot = ManifestFormat.encode(new Manifest(newest.logId(), 100, entries));
    DiskImage image = closed.with(newestManifest(), slot);
    for (int n = 2; n <= active; n++) {
      image = image.without(FileNames.segment(n));
    }

    assertThat(verify(image).kinds()).hasSize(19_999).containsOnly(Kind.SEGMENT_MISSING);
  }

  @Test
  void swap_twoSegments_namesBothAndReadsBoth() {
    DiskImage image = closed.with(FIRST, closed.bytes(SECOND)).with(SECOND, closed.bytes(FIRST));

    Verdict verdict = verify(image);

    assertThat(verdict.texts())
        .containsExactly(
            "segment under another's name: file="
                + FIRST
                + " segment=1 offset=0 expected=1 actual=2",
            "segment under another's name: file="
                + SECOND
                + " segment=2 offset=0 expected=2 actual=1");
    assertThat(verdict.commits()).hasSize(COMMITS);
  }

  @Test
  void copy_aSegmentOverAnother_namesBothFaults() {
    assertThat(verify(closed.with(FIRST, closed.bytes(SECOND))).kinds())
        .containsExactly(Kind.SEGMENT_MISPLACED, Kind.SEGMENT_MISSING, Kind.COMMITS_MISSING);
  }

  @Test
  void truncate_aSealedSegment_namesLengthAndCutGroup() {
    int length = closed.bytes(FIRST).length - 10;

    Verdict verdict = verify(closed.truncated(FIRST, length));

    assertThat(verdict.kinds())
        .containsExactly(Kind.SEGMENT_TRUNCATED, Kind.GROUP_CUT, Kind.COMMITS_MISSING);
    assertThat(verdict.texts().get(0))
        .isEqualTo(
            "segment truncated: segment=1 offset="
                + length
                + " expected="
                + (length + 10)
                + " actual="
                + length);
  }

  @Test
  void truncate_theLastAppend_isATornTailAndNoDamage() {
    int length = killed.bytes(activeName).length - 10;

    Verdict verdict = verify(killed.truncated(activeName, length));

    assertThat(verdict.kinds()).containsExactly(Kind.TORN_TAIL);
    assertThat(verdict.verification().sound()).isTrue();
    assertThat(verdict.findings().get(0).place().segment()).isEqualTo(active);
  }

  /** Storage may have written them ahead. */
  @Test
  void zeros_afterTheLastFrame_areNothing() {
    byte[] bytes = killed.bytes(activeName);

    Verdict verdict = verify(killed.with(activeName, Arrays.copyOf(bytes, bytes.length + 5000)));

    assertThat(verdict.texts()).isEmpty();
  }

  @Test
  void garbageBeforeZeros_isATornTailWithoutThem() {
    byte[] bytes = killed.bytes(activeName);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 5000);
    longer[bytes.length + 9] = 7;

    assertThat(verify(killed.with(activeName, longer)).texts())
        .containsExactly(
            "torn tail: segment=" + active + " offset=" + bytes.length + " actual=10 bytes");
  }

  @Test
  void foreignFile_isNamed() {
    assertThat(verify(closed.with("holiday.jpg", new byte[] {1})).texts())
        .containsExactly("foreign file: file=holiday.jpg");
  }

  @Test
  void unlistedSegment_withCommitsOfItsOwn_isNamedAndRead() {
    MemoryDisk disk = closed.disk();
    LogBench bench = new LogBench(disk).open();
    for (int n = COMMITS + 1; bench.log.sizes().segments() == active; n++) {
      bench.append(n, n);
    }
    long last = bench.log.sizes().lastSequence();
    bench.close();
    DiskImage longer = DiskImage.of(disk);
    String newest =
        longer.bytes("manifest-0").length > longer.bytes("manifest-1").length
            ? "manifest-0"
            : "manifest-1";

    Verdict verdict = verify(longer.without(newest));

    assertThat(verdict.kinds()).containsExactly(Kind.SEGMENT_CONTINUES);
    assertThat(verdict.commits()).endsWith(last);
  }

  @Test
  void unlistedSegment_withoutCommitsOfItsOwn_isATrace() {
    byte[] header = Arrays.copyOf(closed.bytes(activeName), SegmentHeaderFormat.BYTES);

    Verdict verdict = verify(closed.with(FileNames.segment(active + 1), header));

    assertThat(verdict.kinds()).contains(Kind.SEGMENT_MISPLACED);
    assertThat(verify(closed.with(FileNames.segment(active + 1), new byte[3])).kinds())
        .containsExactly(Kind.UNFINISHED_SEGMENT);
  }

  @Test
  void creation_cutShort_isATraceOnly() {
    for (int length : new int[] {0, 10, 63, SegmentHeaderFormat.BYTES}) {
      DiskImage image = unfinishedCreation(length);

      assertThat(verify(image.truncated("manifest-0", 7)).kinds())
          .as("%s bytes", length)
          .containsExactly(Kind.UNFINISHED_MANIFEST, Kind.UNFINISHED_SEGMENT);
      Verdict withoutManifest = verify(image.without("manifest-0"));
      assertThat(withoutManifest.kinds()).containsExactly(Kind.UNFINISHED_SEGMENT);
      assertThat(withoutManifest.verification())
          .isEqualTo(new Verification(0, 0, 0, length, 0, 1, false));
      assertThat(new LogBench(image.without("manifest-0").disk()).open().recovered).isEmpty();
    }
  }

  /** No crash of a creation leaves that: the first segment is made first and goes last. */
  @Test
  void tornManifestAndNoSegment_isDamage() {
    DiskImage image = unfinishedCreation(0).without(FIRST).truncated("manifest-0", 10);

    assertThat(verify(image).kinds()).containsExactly(Kind.UNFINISHED_MANIFEST, Kind.NO_MANIFEST);
    assertThatThrownBy(() -> new LogBench(image.disk()).open())
        .isInstanceOf(KoruException.Corruption.class);
  }

  /** A first segment of so many bytes, and one manifest. */
  private static DiskImage unfinishedCreation(int length) {
    DiskImage image = closed.truncated(FIRST, length).without("manifest-1");
    for (int n = 2; n <= active; n++) {
      image = image.without(FileNames.segment(n));
    }
    return image;
  }

  @Test
  void nothingWhole_namesEveryHeader() {
    DiskImage image = closed.without("manifest-0").without("manifest-1");
    for (int n = 1; n <= active; n++) {
      image = image.flipped(FileNames.segment(n), 13, 1);
    }

    assertThat(verify(image).kinds())
        .startsWith(Kind.NO_MANIFEST)
        .hasSize(1 + active)
        .endsWith(Kind.SEGMENT_HEADER);
  }

  @Test
  void emptyDirectory_isNotFound() {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();

    assertThatThrownBy(
            () ->
                runtime.await(
                    LogVerification.run(
                        runtime, LogBench.SMALL, (commit, found) -> {}, found -> {})))
        .isInstanceOf(KoruException.NotFound.class);
  }

  @Test
  void ownedDirectory_isAlreadyOpen() {
    MemoryDisk disk = closed.disk();
    LogBench owner = new LogBench(disk).open();

    assertThatThrownBy(
            () ->
                owner.await(
                    LogVerification.run(
                        owner.runtime, LogBench.SMALL, (commit, found) -> {}, found -> {})))
        .isInstanceOf(KoruException.AlreadyOpen.class);
  }
}
