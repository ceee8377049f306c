package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.korudelta.bytes.ByteSink;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.pack.Squeeze;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.Utf8;

/** What follows from the rest is left out of a packed segment, and comes back with every read. */
class SegmentSqueezeTests {
  private static final int VERSIONS = 60;
  private static final int NAMES_BYTES = 64;

  private final VersionIds ids = new VersionIds(Digest.portable());
  private final LogOptions uncompressed =
      LogOptions.defaults().withPacking(new Packing(ids, false, 0));

  /** A commit whose names are what they should be. */
  private List<VersionRecord> named(int n, int versions) {
    VersionRecord plain = Commits.commit(n).get(0);
    List<VersionRecord> commit = new ArrayList<>();
    for (int ordinal = 0; ordinal < versions; ordinal++) {
      byte[] content = Utf8.encode("\"" + "v".repeat(200 + ordinal) + "\"");
      VersionRecord version =
          new VersionRecord(
              plain.id(),
              Optional.empty(),
              List.of(plain.id()),
              "n",
              "k" + ordinal,
              Operation.PUT,
              ids.contentId(Operation.PUT, content),
              content,
              plain.timestampNanos(),
              ordinal,
              VersionRecord.NEVER,
              0,
              new byte[0],
              plain.salt());
      commit.add(version.withId(ids.versionId(version)));
    }
    return commit;
  }

  private static List<String> described(VersionRecord version) {
    return Commits.described(List.of(List.of(version)));
  }

  /** A small group is kept whole, a large one in pieces; each record can be read by itself. */
  @Test
  void pack_namesThatFollow_areLeftOutAndComeBack() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(uncompressed);
    List<List<VersionRecord>> commits = List.of(named(1, 3), named(2, VERSIONS), named(3, 1));
    List<CommitPlace> places = bench.await(bench.log.append(commits));
    bench.await(bench.log.roll());
    SealedSegments.Segment segment = bench.log.packing().segments().get(0);

    SealedSegments.Packed packed =
        bench.await(bench.log.packing().pack(segment, WipedVersions.NONE));

    assertThat(packed.bytesBefore() - packed.bytesAfter())
        .isGreaterThan((VERSIONS - 10) * NAMES_BYTES);
    for (int i = 0; i < commits.size(); i++) {
      for (VersionRecord version : commits.get(i)) {
        Address address = new Address(version.timestampNanos(), version.ordinal());
        LogPlace place = places.get(i).record(version.ordinal());
        VersionRecord read = bench.await(bench.log.reader().version(place, address)).version();
        assertThat(described(read)).isEqualTo(described(version));
      }
    }
    bench.close();
    LogBench again = new LogBench(disk).open(uncompressed);
    assertThat(Commits.described(again.recovered)).isEqualTo(Commits.described(commits));
  }

  /** C2 of OpenJDK 17 once read wrong bytes as soon as it had compiled this. */
  @Tag("exhaustive")
  @Test
  void survey_oftenEnoughToBeCompiled_readsTheSame() {
    LogBench bench = new LogBench(new MemoryDisk()).open(uncompressed);
    List<List<VersionRecord>> commits = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      commits.add(named(i, i % 20 == 0 ? VERSIONS : 1 + i % 3));
    }
    bench.await(bench.log.append(commits));
    bench.await(bench.log.roll());
    bench.await(
        bench.log.packing().pack(bench.log.packing().segments().get(0), WipedVersions.NONE));
    SealedSegments.Segment segment = bench.log.packing().segments().get(0);

    for (int i = 0; i < 1_500; i++) {
      List<VersionId> read = new ArrayList<>();
      bench.await(bench.log.packing().survey(segment, version -> read.add(version.id())));
      assertThat(read).hasSize(commits.stream().mapToInt(List::size).sum());
    }
  }

  @Test
  void restored_asItIs_isAnyPartOfIt() {
    SegmentSqueeze squeeze = new SegmentSqueeze(ids, SegmentSqueeze.owner(new byte[16], 1));
    byte[] kept = {SegmentSqueeze.AS_IT_IS, 3, 'a', 'b', 'c', SegmentSqueeze.AS_IT_IS, 2, 'd', 'e'};
    byte[] whole = {'a', 'b', 'c', 'd', 'e'};

    for (int from = 0; from <= 5; from++) {
      for (int to = from; to <= 7; to++) {
        byte[] expected = Arrays.copyOfRange(whole, from, Math.min(to, 5));
        assertThat(squeeze.restored(kept, new Squeeze.Part(0, from, to))).isEqualTo(expected);
      }
    }
  }

  @Test
  void restored_anotherKind_isCorruption() {
    SegmentSqueeze squeeze = new SegmentSqueeze(ids, SegmentSqueeze.owner(new byte[16], 1));

    assertThatThrownBy(() -> squeeze.restored(new byte[] {9}, new Squeeze.Part(0, 0, 1)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("packed frame: kind=9");
  }

  @Test
  void owner_isLogIdAndSegment() {
    byte[] logId = new byte[16];
    logId[15] = 7;

    assertThat(SegmentSqueeze.owner(logId, 258))
        .isEqualTo(new ByteSink(20).put(logId).putInt(258).copy());
  }
}
