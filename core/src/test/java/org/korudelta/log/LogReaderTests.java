package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/** What was written is found by its place, and read on from any place before it. */
class LogReaderTests {
  private static final int COMMITS = 20;

  private final LogBench bench = new LogBench(new MemoryDisk()).open();
  private final List<CommitPlace> places = new ArrayList<>();

  @BeforeEach
  void write() {
    for (int n = 1; n <= COMMITS; n++) {
      places.addAll(bench.await(bench.log.append(List.of(Commits.commit(n)))));
    }
    assertThat(bench.log.sizes().segments()).isGreaterThan(5);
  }

  private static long nanos(int n) {
    return Commits.commit(n).get(0).timestampNanos();
  }

  private static List<String> described(VersionRecord version) {
    return Commits.described(List.of(List.of(version)));
  }

  private static LogPlace moved(LogPlace place, long by) {
    return new LogPlace(place.segment(), place.offset() + by);
  }

  /** The version with {@code ordinal} of commit {@code n}, as a post to begin at. */
  private Signpost post(int n, int ordinal) {
    CommitPlace place = places.get(n - 1);
    return new Signpost(
        new Address(nanos(n), ordinal), place.record(ordinal), place.record(0).offset());
  }

  private VersionRecord read(Signpost near, Address address) {
    return bench.await(bench.log.reader().version(near, address)).version();
  }

  @Test
  void version_atItsPlace_isItself() {
    for (int n = 1; n <= COMMITS; n++) {
      List<VersionRecord> commit = Commits.commit(n);
      assertThat(places.get(n - 1).versions()).isEqualTo(commit.size());
      for (VersionRecord version : commit) {
        Address address = new Address(nanos(n), version.ordinal());
        LogPlace place = places.get(n - 1).record(version.ordinal());
        assertThat(described(bench.await(bench.log.reader().version(place, address)).version()))
            .isEqualTo(described(version));
      }
    }
  }

  /** Every place before it in its segment will do. */
  @Test
  void version_nearAnyBefore_isFound() {
    int found = 0;
    for (int n = 1; n <= COMMITS; n++) {
      for (int before = 1; before <= n; before++) {
        if (places.get(before - 1).segment() == places.get(n - 1).segment()) {
          found += readFrom(before, n);
        }
      }
    }
    assertThat(found).isGreaterThan(2 * COMMITS);
  }

  private int readFrom(int before, int n) {
    int read = 0;
    for (VersionRecord start : Commits.commit(before)) {
      for (VersionRecord version : Commits.commit(n)) {
        if (before < n || start.ordinal() <= version.ordinal()) {
          Address address = new Address(nanos(n), version.ordinal());
          assertThat(described(read(post(before, start.ordinal()), address)))
              .isEqualTo(described(version));
          read++;
        }
      }
    }
    return read;
  }

  /** More than one block of reading lies between. */
  @Test
  void version_farBehindItsPost_isFound() {
    LogBench wide = new LogBench(new MemoryDisk()).open(LogOptions.defaults());
    List<CommitPlace> written = wide.await(wide.log.append(Commits.range(1, 80)));
    CommitPlace first = written.get(0);
    Signpost near =
        new Signpost(new Address(nanos(1), 0), first.record(0), first.record(0).offset());
    assertThat(written.get(79).record(0).offset()).isGreaterThan(16 << 10);

    for (int n = 1; n <= 80; n++) {
      for (VersionRecord version : Commits.commit(n)) {
        Address address = new Address(nanos(n), version.ordinal());
        assertThat(described(wide.await(wide.log.reader().version(near, address)).version()))
            .isEqualTo(described(version));
      }
    }
  }

  @Test
  void version_longerThanABlock_isReadWhole() {
    byte[] content = new byte[5_000];
    content[4_999] = 1;
    CommitPlace place = bench.await(bench.log.append(List.of(Commits.holding(content)))).get(0);

    VersionRecord read =
        bench.await(bench.log.reader().version(place.record(0), new Address(1, 0))).version();

    assertThat(read.content()).isEqualTo(content);
  }

  @Test
  void version_thatIsNotThere_isCorruptionNamingThePlace() {
    Address between = new Address(nanos(COMMITS) + 1, 0);
    Address missing = new Address(nanos(1) - 1, 0);
    LogPlace place = places.get(0).record(0);

    assertThatThrownBy(() -> read(post(1, 0), missing))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(
            "version is not where the index says: segment=1 offset=64 wanted="
                + missing.nanos()
                + "/0 found=commit of "
                + nanos(1));
    assertThatThrownBy(() -> read(post(COMMITS, 0), between))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("log ends early: file=segment-");
    assertThatThrownBy(() -> bench.await(bench.log.reader().version(moved(place, -48), between)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("version is not where the index says: segment=1 offset=64");
    assertThatThrownBy(() -> bench.await(bench.log.reader().version(moved(place, 1), between)))
        .isInstanceOf(KoruException.Corruption.class);
  }

  @Test
  void version_nearAPlaceThatIsNoGroup_isCorruption() {
    Signpost real = post(1, 0);
    Signpost wrong = new Signpost(real.address(), real.place(), real.firstOffset() + 1);

    assertThatThrownBy(() -> read(wrong, new Address(nanos(2), 0)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("offset=65")
        .hasMessageEndingWith("found=no group");
  }

  private List<VersionRecord> commits(Optional<Signpost> near, CommitBounds bounds) {
    return bench.await(bench.log.reader().commits(near, bounds));
  }

  private static List<String> expected(int first, int last) {
    List<VersionRecord> versions = new ArrayList<>();
    Commits.range(first, last).forEach(versions::addAll);
    return Commits.described(List.of(versions));
  }

  private static List<String> asOne(List<VersionRecord> versions) {
    return Commits.described(List.of(versions));
  }

  @Test
  void commits_betweenAnyTwo_areThose() {
    for (int after = 1; after < COMMITS; after++) {
      for (int until = after + 1; until <= COMMITS; until++) {
        CommitBounds bounds = new CommitBounds(nanos(after), nanos(until), Integer.MAX_VALUE);
        String expected = expected(after + 1, until).get(0);
        assertThat(asOne(commits(Optional.empty(), bounds))).containsExactly(expected);
        assertThat(asOne(commits(Optional.of(post(after, 0)), bounds))).containsExactly(expected);
      }
    }
  }

  @Test
  void commits_limit_endsBehindAWholeCommit() {
    CommitBounds bounds = new CommitBounds(nanos(1) - 1, nanos(COMMITS), 3);

    assertThat(asOne(commits(Optional.empty(), bounds))).isEqualTo(expected(1, 2));
    assertThat(asOne(commits(Optional.empty(), bounds.after(nanos(4))))).isEqualTo(expected(5, 5));
  }

  @Test
  void commits_untilATimeThatNoneHas_endBeforeIt() {
    CommitBounds bounds = new CommitBounds(nanos(3), nanos(COMMITS) + 5, 1000);
    int nobody = 4;
    bench.await(bench.log.append(List.of(Commits.commit(COMMITS + 10))));

    assertThat(asOne(commits(Optional.of(post(nobody, 0)), bounds)))
        .isEqualTo(expected(nobody, COMMITS));
  }

  @Test
  void commits_overSealsOfCleanCloses_areAll() {
    MemoryDisk disk = new MemoryDisk();
    for (int n = 1; n <= 6; n++) {
      new LogBench(disk).open(LogOptions.defaults()).append(n, n).close();
    }
    LogBench again = new LogBench(disk).open(LogOptions.defaults());
    CommitBounds bounds = new CommitBounds(nanos(1) - 1, nanos(6), 1000);

    List<VersionRecord> read = again.await(again.log.reader().commits(Optional.empty(), bounds));

    assertThat(asOne(read)).isEqualTo(expected(1, 6));
    long first = SegmentHeaderFormat.BYTES + GroupFormat.BYTES;
    Signpost near = new Signpost(new Address(nanos(1), 0), new LogPlace(1, first), first);
    assertThat(
            described(
                again.await(again.log.reader().version(near, new Address(nanos(6), 0))).version()))
        .isEqualTo(described(Commits.commit(6).get(0)));
  }

  @Test
  void commits_fromNoGroup_isCorruption() {
    Signpost real = post(1, 0);
    Signpost wrong = new Signpost(real.address(), real.place(), real.firstOffset() + 2);

    assertThatThrownBy(() -> commits(Optional.of(wrong), new CommitBounds(nanos(1), nanos(3), 100)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage("group expected: segment=1 offset=66");
  }
}
