package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;

class ImportTallyTests {
  private static final int COMMITS = 4_000_000;
  private static final int THREADS = 4;

  /** One group of commits is told of while the group behind it is, by another thread. */
  @Test
  void done_fromSeveralThreads_countsEveryCommit() throws InterruptedException {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    ImportTally tally = new ImportTally(runtime, versions -> {}, COMMITS, true);
    QueuedCommit.Waiting waiting = tally.commitOf(0); // So that only the last one reports.
    List<Thread> threads =
        Stream.generate(() -> new Thread(() -> tellShare(waiting))).limit(THREADS).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(runtime.await(tally.report())).isEqualTo(new ImportReport(0, COMMITS));
  }

  private static void tellShare(QueuedCommit.Waiting waiting) {
    for (int i = 0; i < COMMITS / THREADS; i++) {
      waiting.done();
    }
  }
}
