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
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/** Up to where a log is known it is not read, and what is known there counts as durable. */
class KnownEndTests {
  private static final int COMMITS = 12;

  private final MemoryDisk disk = new MemoryDisk();
  private final List<CommitPlace> places = new ArrayList<>();

  @BeforeEach
  void write() {
    LogBench bench = new LogBench(disk).open();
    for (int n = 1; n <= COMMITS; n++) {
      places.addAll(bench.await(bench.log.append(List.of(Commits.commit(n)))));
    }
    assertThat(places.get(COMMITS - 1).segment()).isGreaterThan(3);
  }

  /** Knows the log up to commit {@code known}, and keeps what it is told of. */
  private final class Knowing implements CommitVisitor {
    private final int known;
    private final List<Long> visited = new ArrayList<>();
    private final List<Long> moved = new ArrayList<>();

    private Knowing(int known) {
      this.known = known;
    }

    @Override
    public Promise<Optional<KnownEnd>> begin(AsyncRuntime runtime, LogOutline outline) {
      return runtime.completed(
          Optional.of(new KnownEnd(places.get(known - 1).end(), places.get(known - 1).sequence())));
    }

    @Override
    public void visit(CommitPlace place, List<VersionRecord> commit) {
      visited.add(place.sequence());
      assertThat(Commits.described(List.of(commit)))
          .isEqualTo(Commits.described(List.of(Commits.commit((int) place.sequence()))));
    }

    @Override
    public void moved(CommitPlace place) {
      moved.add(place.sequence());
    }
  }

  private static CommitLog open(LogBench bench, Knowing knowing) {
    return bench.await(CommitLog.open(bench.view, LogBench.SMALL, knowing));
  }

  @Test
  void open_knownUpToAnyCommit_visitsTheRest() {
    DiskImage image = DiskImage.of(disk.crash());
    for (int known = 1; known <= COMMITS; known++) {
      Knowing knowing = new Knowing(known);

      CommitLog log = open(new LogBench(image.disk()), knowing);

      List<Long> rest = new ArrayList<>();
      for (long n = known + 1L; n <= COMMITS; n++) {
        rest.add(n);
      }
      assertThat(knowing.visited).isEqualTo(rest);
      assertThat(log.sizes().lastSequence()).isEqualTo(COMMITS);
      assertThat(log.recovery().groups()).isEqualTo(rest.size());
    }
  }

  /** What nobody reads nobody finds damaged: verification is for that. */
  @Test
  void open_damageBeforeTheKnownEnd_isNotRead() {
    DiskImage image =
        DiskImage.of(disk.crash()).flipped(FileNames.segment(1), SegmentHeaderFormat.BYTES + 90, 1);

    assertThatThrownBy(() -> LogBench.recovered(image.disk()))
        .isInstanceOf(KoruException.Corruption.class);
    Knowing knowing = new Knowing(COMMITS - 1);
    open(new LogBench(image.disk()), knowing);

    assertThat(knowing.visited).containsExactly((long) COMMITS);
  }

  /** Without that knowledge the cut would be the torn end of a write. */
  @Test
  void open_cutBeforeTheKnownEnd_isCorruption() {
    CommitPlace last = places.get(COMMITS - 1);
    String file = FileNames.segment(last.segment());
    int length = (int) last.end().offset() - 1;
    DiskImage cut = DiskImage.of(disk.crash()).truncated(file, length);

    assertThat(LogBench.recovered(cut.disk())).hasSize(COMMITS - 1);
    assertThatThrownBy(() -> open(new LogBench(cut.disk()), new Knowing(COMMITS)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining(
            "segment=" + last.segment() + " offset=" + length + " expected=" + (length + 1));
  }
}
