package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/**
 * Where a commit stands is told alike by who wrote it, by who moves it and by who opens the log.
 */
class CommitPlaceTests {
  private static final LogOptions ROOMY = new LogOptions(10_000, 128);

  private final MemoryDisk disk = new MemoryDisk();
  private final List<CommitPlace> visited = new ArrayList<>();
  private final List<CommitPlace> moved = new ArrayList<>();
  private final LogBench bench = new LogBench(disk);

  /** Keeps all that it is told. */
  private final class Listening implements CommitVisitor {
    @Override
    public void visit(CommitPlace place, List<VersionRecord> commit) {
      assertThat(place.versions()).isEqualTo(commit.size());
      visited.add(place);
    }

    @Override
    public void moved(CommitPlace place) {
      moved.add(place);
    }
  }

  private CommitLog open(LogBench on, LogOptions options) {
    visited.clear();
    moved.clear();
    return on.await(CommitLog.open(on.view, options, new Listening()));
  }

  private static List<String> texts(List<CommitPlace> places) {
    List<String> texts = new ArrayList<>();
    for (CommitPlace place : places) {
      String records = Arrays.toString(place.records());
      texts.add(place.sequence() + "@" + place.nanos() + ":" + place.segment() + records);
    }
    return texts;
  }

  @Test
  void append_places_areThoseThatOpeningTells() {
    CommitLog log = open(bench, LogBench.SMALL);
    List<CommitPlace> told = new ArrayList<>();
    for (int n = 1; n <= 19; n += 2) {
      told.addAll(bench.await(log.append(Commits.range(n, n + 1))));
      assertThat(log.sizes().lastSequence()).isEqualTo(n + 1);
    }
    bench.await(log.close());

    open(new LogBench(disk), LogBench.SMALL);

    assertThat(texts(visited)).isEqualTo(texts(told));
    for (int n = 1; n <= 20; n++) {
      assertThat(told.get(n - 1).sequence()).isEqualTo(n);
      assertThat(told.get(n - 1).nanos()).isEqualTo(Commits.commit(n).get(0).timestampNanos());
    }
  }

  @Test
  void sync_failed_tellsWhereTheCommitsWent() {
    CommitLog log = open(bench, ROOMY);
    List<CommitPlace> told = new ArrayList<>(bench.await(log.append(Commits.range(1, 2))));
    bench.await(log.write(Commits.range(3, 5)));
    disk.failNextSync();
    assertThatThrownBy(() -> bench.await(log.sync()))
        .isInstanceOf(KoruException.OutcomeUnknown.class);
    assertThat(moved).isEmpty();

    bench.await(log.sync());

    told.addAll(moved);
    assertThat(moved).hasSize(3).allMatch(place -> place.segment() == 2);
    told.addAll(bench.await(log.write(Commits.range(6, 6))));
    bench.await(log.sync());
    bench.await(log.close());
    open(new LogBench(disk), ROOMY);
    assertThat(texts(visited)).isEqualTo(texts(told));
  }

  /** What is durable is not copied into a segment after it. */
  @Test
  void sync_failsAfterOneThatDidNot_movesTheRestAlone() {
    CommitLog log = open(bench, ROOMY);
    bench.await(log.write(Commits.range(1, 2)));
    bench.await(log.sync());
    bench.await(log.write(Commits.range(3, 3)));
    bench.await(log.append(Commits.range(4, 4)));
    bench.await(log.write(Commits.range(5, 5)));
    disk.failNextSync();
    assertThatThrownBy(() -> bench.await(log.sync()))
        .isInstanceOf(KoruException.OutcomeUnknown.class);

    bench.await(log.sync());

    assertThat(moved).extracting(CommitPlace::sequence).containsExactly(5L);
    disk.failNextSync();
    assertThatThrownBy(() -> bench.await(log.append(Commits.range(6, 6))))
        .isInstanceOf(KoruException.OutcomeUnknown.class);
    bench.await(log.append(Commits.range(6, 6)));
    assertThat(moved).hasSize(1);
    assertThat(LogBench.recovered(disk.crash())).isEqualTo(LogBench.expected(6));
  }

  @Test
  void open_tornTail_tellsWhereTheWholeCommitsOfItWent() {
    CommitLog log = open(bench, ROOMY);
    bench.await(log.append(Commits.range(1, 1)));
    bench.await(log.append(Commits.range(2, 4)));
    DiskImage image = DiskImage.of(disk.crash());
    int length = image.bytes(FileNames.segment(1)).length;

    CommitLog again =
        open(new LogBench(image.truncated(FileNames.segment(1), length - 1).disk()), ROOMY);

    assertThat(visited).extracting(CommitPlace::sequence).containsExactly(1L, 2L, 3L);
    assertThat(moved).isNotEmpty().allMatch(place -> place.segment() == 2);
    assertThat(moved.get(moved.size() - 1).sequence()).isEqualTo(3);
    assertThat(again.sizes().segments()).isEqualTo(2);
  }

  @Test
  void roll_commitsInTheSegment_goesOnInAnother() {
    CommitLog log = open(bench, ROOMY);
    bench.await(log.roll());
    assertThat(log.sizes().segments()).isEqualTo(1);
    bench.await(log.append(Commits.range(1, 2)));
    bench.await(log.write(Commits.range(3, 3)));

    bench.await(log.roll());
    bench.await(log.roll());

    assertThat(log.sizes().segments()).isEqualTo(2);
    assertThat(log.packing().segments()).hasSize(1);
    CommitPlace next = bench.await(log.append(Commits.range(4, 4))).get(0);
    assertThat(next.segment()).isEqualTo(2);
    assertThat(next.sequence()).isEqualTo(4);
    bench.await(log.close());
    assertThat(LogBench.recovered(disk)).isEqualTo(LogBench.expected(4));
    assertThatThrownBy(() -> bench.await(log.roll())).isInstanceOf(KoruException.Closed.class);
  }

  @Test
  void append_filledToTheByte_staysInItsSegment() {
    CommitLog log = open(bench, ROOMY);
    bench.await(log.append(Commits.range(1, 1)));
    long one = log.sizes().bytes() - SegmentHeaderFormat.BYTES;
    long both = SegmentHeaderFormat.BYTES + 2 * one;

    for (long most : new long[] {both, both - 1}) {
      LogBench other = new LogBench(new MemoryDisk());
      CommitLog tight = open(other, new LogOptions(most, 128));
      other.await(tight.append(Commits.range(1, 1)));
      other.await(tight.append(Commits.range(1, 1)));
      assertThat(tight.sizes().segments()).isEqualTo(most == both ? 1 : 2);
    }
  }
}
