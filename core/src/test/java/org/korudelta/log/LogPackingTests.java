package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/** A packed segment reads as it did, but for the values that were taken; nothing else is left. */
class LogPackingTests {
  private static final int COMMITS = 20;
  private static final String[] WIPED = {"content", "metadata", "contentId", "salt"};
  private static final String[] KEPT = {};

  private final MemoryDisk disk = new MemoryDisk();
  private final LogBench bench = new LogBench(disk).open();

  private void write() {
    for (int n = 1; n <= COMMITS; n++) {
      bench.append(n, n);
    }
  }

  private List<SealedSegments.Packed> packAll(WipedVersions wiped) {
    List<SealedSegments.Packed> packed = new ArrayList<>();
    for (SealedSegments.Segment segment : bench.log.packing().segments()) {
      packed.add(bench.await(bench.log.packing().pack(segment, wiped)));
    }
    return packed;
  }

  private static Optional<Wiping> erasedWhereEven(VersionRecord version) {
    return version.timestampNanos() % 2 == 0 ? Optional.of(Wiping.ERASED) : Optional.empty();
  }

  private List<VersionRecord> surveyed(SealedSegments.Segment segment) {
    List<VersionRecord> versions = new ArrayList<>();
    bench.await(bench.log.packing().survey(segment, versions::add));
    return versions;
  }

  @Test
  void segments_areTheSealedOnes() {
    assertThat(bench.log.packing().segments()).isEmpty();
    write();

    List<SealedSegments.Segment> segments = bench.log.packing().segments();

    assertThat(segments).hasSize(bench.log.sizes().segments() - 1);
    for (int i = 0; i < segments.size(); i++) {
      assertThat(segments.get(i).number()).isEqualTo(i + 1);
      assertThat(segments.get(i).packings()).isZero();
      assertThat(bench.await(bench.log.packing().fileBytes(i + 1)))
          .isEqualTo(segments.get(i).length());
    }
  }

  @Test
  void pack_all_readsAsBefore() {
    write();
    int sealed = bench.log.packing().segments().size();

    for (int times = 1; times <= 2; times++) {
      List<SealedSegments.Packed> packed = packAll(WipedVersions.NONE);

      assertThat(packed).hasSize(sealed);
      for (int i = 0; i < sealed; i++) {
        SealedSegments.Segment segment = bench.log.packing().segments().get(i);
        assertThat(segment.packings()).isEqualTo(times);
        assertThat(packed.get(i).wipedVersions()).isZero();
        assertThat(packed.get(i).wipedBytes()).isZero();
        assertThat(packed.get(i).bytesAfter())
            .isEqualTo(bench.await(bench.log.packing().fileBytes(segment.number())))
            .isLessThan(segment.length());
        assertThat(packed.get(i).bytesBefore())
            .isEqualTo(times == 1 ? segment.length() : packed.get(i).bytesAfter());
      }
    }
    bench.append(COMMITS + 1, COMMITS + 1).close();
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(COMMITS + 1));
  }

  @Test
  void pack_done_leavesOneFileASegmentDurably() {
    write();
    packAll(WipedVersions.NONE);
    packAll(WipedVersions.NONE);
    int sealed = bench.log.packing().segments().size();
    bench.close();

    FileNames names = FileNames.of(List.copyOf(DiskImage.of(disk.crash()).files().keySet()));

    assertThat(names.files()).hasSize(sealed + 1);
    assertThat(names.files().subList(0, sealed)).allMatch(file -> file.generation() == 2);
    assertThat(names.files().get(sealed).generation()).isZero();
  }

  @Test
  void pack_wiping_takesThoseValuesAndCountsThem() {
    write();
    int last = bench.log.packing().segments().size();
    List<List<VersionRecord>> lost = new ArrayList<>();
    long bytes = 0;
    long versions = 0;
    for (int segment = 1; segment <= last; segment++) {
      for (VersionRecord version : surveyed(bench.log.packing().segments().get(segment - 1))) {
        if (erasedWhereEven(version).isPresent()) {
          versions++;
          bytes += version.content().length + version.metadata().length;
          lost.add(List.of(version));
        }
      }
    }

    List<SealedSegments.Packed> packed = packAll(LogPackingTests::erasedWhereEven);

    assertThat(lost).isNotEmpty();
    assertThat(packed.stream().mapToLong(SealedSegments.Packed::wipedVersions).sum())
        .isEqualTo(versions);
    assertThat(packed.stream().mapToLong(SealedSegments.Packed::wipedBytes).sum()).isEqualTo(bytes);
    for (SealedSegments.Segment segment : bench.log.packing().segments()) {
      assertThat(surveyed(segment))
          .allMatch(version -> version.isWiped() == erasedWhereEven(version).isPresent());
    }
    assertThat(packAll(LogPackingTests::erasedWhereEven))
        .allMatch(again -> again.wipedVersions() == 0 && again.wipedBytes() == 0);
    bench.close();
    assertWipedWhereEven(last);
  }

  /** Everything else of them is as it was; in the last segment nothing was packed. */
  private void assertWipedWhereEven(int lastPacked) {
    List<CommitPlace> places = new ArrayList<>();
    List<VersionRecord> versions = new ArrayList<>();
    LogBench again = new LogBench(disk);
    again.await(
        CommitLog.open(
            again.view,
            LogBench.SMALL,
            (place, commit) -> {
              places.add(place);
              versions.addAll(commit);
            }));
    List<VersionRecord> written = Commits.range(1, COMMITS).stream().flatMap(List::stream).toList();
    assertThat(versions).hasSameSizeAs(written);
    int index = 0;
    for (CommitPlace place : places) {
      for (int ordinal = 0; ordinal < place.versions(); ordinal++) {
        VersionRecord before = written.get(index);
        boolean wiped = place.segment() <= lastPacked && erasedWhereEven(before).isPresent();
        assertRead(versions.get(index++), before, wiped);
      }
    }
  }

  private static void assertRead(VersionRecord read, VersionRecord before, boolean wiped) {
    assertThat(read.isWiped()).isEqualTo(wiped);
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields(wiped ? WIPED : KEPT)
        .isEqualTo(before);
    if (wiped) {
      assertThat(read.wiping()).contains(Wiping.ERASED);
      assertThat(read.content()).isEmpty();
      assertThat(read.metadata()).isEmpty();
    }
  }

  @Test
  void packIfWiped_nothingToTake_doesNothing() {
    write();
    LogPacking packing = bench.log.packing();
    SealedSegments.Segment second = packing.segments().get(1);

    assertThat(bench.await(packing.packIfWiped(second, WipedVersions.NONE)))
        .isEqualTo(new SealedSegments.Packed(0, 0, 0, 0));
    assertThat(packing.segments().get(1)).isEqualTo(second);

    assertThat(
            bench
                .await(packing.packIfWiped(second, LogPackingTests::erasedWhereEven))
                .wipedVersions())
        .isPositive();
    assertThat(packing.segments().get(1).packings()).isEqualTo(1);
  }

  @Test
  void survey_segment_showsItsVersionsInOrder() {
    write();
    List<List<VersionRecord>> shown = new ArrayList<>();
    for (SealedSegments.Segment segment : bench.log.packing().segments()) {
      surveyed(segment).forEach(version -> shown.add(List.of(version)));
    }

    List<List<VersionRecord>> written = new ArrayList<>();
    Commits.range(1, COMMITS).forEach(c -> c.forEach(version -> written.add(List.of(version))));
    assertThat(shown).hasSizeGreaterThan(COMMITS);
    assertThat(Commits.described(shown))
        .isEqualTo(Commits.described(written.subList(0, shown.size())));
  }

  @Test
  void reader_ofAPackedLog_findsEveryVersionWhereItWas() {
    List<CommitPlace> places = new ArrayList<>();
    for (int n = 1; n <= COMMITS; n++) {
      places.addAll(bench.await(bench.log.append(List.of(Commits.commit(n)))));
    }
    packAll(WipedVersions.NONE);

    for (int n = 1; n <= COMMITS; n++) {
      for (VersionRecord version : Commits.commit(n)) {
        Address address = new Address(version.timestampNanos(), version.ordinal());
        LogPlace place = places.get(n - 1).record(version.ordinal());
        VersionRecord read = bench.await(bench.log.reader().version(place, address)).version();
        assertThat(Commits.described(List.of(List.of(read))))
            .isEqualTo(Commits.described(List.of(List.of(version))));
      }
    }
  }

  @Test
  void open_afterACrashAmidPacking_takesTheFileThatCounted() {
    write();
    bench.close();
    DiskImage before = DiskImage.of(disk);
    LogBench packing = new LogBench(disk).open();
    SealedSegments.Segment first = packing.log.packing().segments().get(0);
    packing.await(packing.log.packing().pack(first, WipedVersions.NONE));
    packing.close();
    String packed = new SegmentFile(1, 1).name();
    byte[] whole = DiskImage.of(disk).bytes(packed);

    for (int length : new int[] {0, 10, whole.length - 1, whole.length}) {
      MemoryDisk both = before.with(packed, Arrays.copyOf(whole, length)).disk();
      LogBench again = new LogBench(both).open();
      assertThat(Commits.described(again.recovered)).isEqualTo(LogBench.expected(COMMITS));
      again.close();
      assertThat(DiskImage.of(both).files())
          .containsKey(FileNames.segment(1))
          .doesNotContainKey(packed);
    }
  }

  /** A file that is left would count at the next opening, with all that was taken. */
  @Test
  void deleteReplaced_afterADeleteThatFailed_deletesTheFile() {
    write();
    bench.close();
    UndeletedStorage storage = new UndeletedStorage(DeterministicRuntime.of(Choices.none(), disk));
    CommitLog log = storage.await(CommitLog.open(storage.view(), LogBench.SMALL, (at, c) -> {}));
    LogPacking packing = log.packing();
    SealedSegments.Segment first = packing.segments().get(0);
    storage.fails = true;

    assertThatThrownBy(() -> storage.await(packing.pack(first, WipedVersions.NONE)))
        .isInstanceOf(KoruException.StorageFailure.class);
    assertThatThrownBy(() -> storage.await(packing.deleteReplaced()))
        .isInstanceOf(KoruException.StorageFailure.class);
    assertThat(storage.segments()).contains(new SegmentFile(1, 0)).contains(new SegmentFile(1, 1));

    storage.fails = false;
    storage.await(packing.deleteReplaced());
    assertThat(storage.segments())
        .doesNotContain(new SegmentFile(1, 0))
        .contains(new SegmentFile(1, 1));
    storage.await(log.close());
  }

  /** The first segment as it was appended to cannot be deleted whilst it fails. */
  private static final class UndeletedStorage extends ForwardingStorage {
    private final DeterministicRuntime driver;
    private boolean fails;

    UndeletedStorage(DeterministicRuntime driver) {
      super(driver);
      this.driver = driver;
    }

    <T> T await(Promise<T> promise) {
      return driver.await(promise);
    }

    List<SegmentFile> segments() {
      return FileNames.of(await(list())).files();
    }

    @Override
    public Promise<Void> delete(String name) {
      return fails && name.equals(FileNames.segment(1))
          ? runtime.failed(new KoruException.StorageFailure("delete failed: name=" + name))
          : super.delete(name);
    }
  }

  @Test
  void pack_tooOften_isLimit() {
    write();
    bench.close();
    LogBench packing = new LogBench(disk).open();
    SealedSegments.Segment first = packing.log.packing().segments().get(0);
    packing.await(packing.log.packing().pack(first, WipedVersions.NONE));
    packing.close();
    DiskImage image = DiskImage.of(disk);
    String once = new SegmentFile(1, 1).name();
    String most = new SegmentFile(1, SegmentFile.GENERATION_MAX).name();
    LogBench again = new LogBench(image.without(once).with(most, image.bytes(once)).disk()).open();

    assertThatThrownBy(() -> again.await(again.log.packing().pack(first, WipedVersions.NONE)))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("segment was packed too often: segment=1 max=9999");
    assertThat(Commits.described(again.recovered)).isEqualTo(LogBench.expected(COMMITS));
  }
}
