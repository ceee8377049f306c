package org.korudelta.cli.simulate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.simulation.Failure;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.SearchListener;
import org.korudelta.deterministic.simulation.Tally;

/**
 * Runs seeds on all processors, up to the first that fails, and shrinks that failure for a minute.
 *
 * <p>The failure is the same whatever the number of processors: seeds before one that fails are run
 * to the end, and the first of those that fail counts.
 */
final class ParallelSearch {
  private static final long SHRINK_NANOS_MAX = 60_000_000_000L;

  private final Runner runner;
  private final Tally tally;
  private final Progress progress;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong end = new AtomicLong();
  private long firstFailed = Long.MAX_VALUE;
  private @Nullable Run failed;
  private @Nullable Throwable defect;

  ParallelSearch(Runner runner, PrintWriter err) {
    this.runner = runner;
    this.tally = new Tally(runner.world().marks());
    this.progress = new Progress(err, "simulate");
  }

  /** What the runs did. */
  Tally tally() {
    return tally;
  }

  /** Runs {@code count} seeds from {@code base} on. */
  Optional<Found> run(long base, int count) throws InterruptedException {
    next.set(0);
    end.set(count);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread thread = new Thread(() -> work(base), "simulate-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    progress.done();
    if (defect != null) {
      throw new IllegalStateException("a run broke off: " + defect, defect);
    }
    return failed == null ? Optional.empty() : Optional.of(shrunk(base + firstFailed, failed));
  }

  private void work(long base) {
    try {
      for (long at = next.getAndIncrement(); at < end.get(); at = next.getAndIncrement()) {
        take(at, runner.run(Choices.seeded(base + at)));
      }
    } catch (RuntimeException
        | Error e) { // Nothing a run can end with: out of memory, for example.
      broke(e);
    }
  }

  private synchronized void broke(Throwable error) {
    defect = error;
    end.set(0);
  }

  private synchronized void take(long at, Run run) {
    tally.add(run);
    progress.at("runs, " + tally.crashes() + " crashes", tally.runs());
    if (run.verdict() == Run.Verdict.FAILED && at < firstFailed) {
      firstFailed = at;
      failed = run;
      end.accumulateAndGet(at, Math::min);
    }
  }

  private Found shrunk(long seed, Run run) {
    long until = System.nanoTime() + SHRINK_NANOS_MAX;
    return new Search(runner)
        .shrinkingWhilst(() -> System.nanoTime() - until < 0)
        .listener(new Shrinking(progress))
        .shrunk(seed, run);
  }

  private record Shrinking(Progress progress) implements SearchListener {
    @Override
    public void failed(long seed, Failure failure) {
      progress.at("failed, shrinking", seed);
    }

    @Override
    public void shrinking(int tries, Recording best) {
      progress.at("tries to shrink, choices left " + best.length(), tries);
    }
  }
}
