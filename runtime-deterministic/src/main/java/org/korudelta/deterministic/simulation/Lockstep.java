package org.korudelta.deterministic.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;

/**
 * Runs a world twice with the same choices and compares what happens, event by event: whatever
 * differs was decided by something else, and a failure of such a world does not repeat.
 *
 * <pre>{@code
 * Optional<Divergence> found = new Lockstep(new Runner(world)).run(Choices.seeded(42));
 * }</pre>
 *
 * <p>What differs between two processes only, such as the order of {@code Map.of}, shows when the
 * {@link EventLog#lines} of one are compared with those of another: {@link #firstDifference}.
 */
public final class Lockstep {
  private final Runner runner;
  private final Supplier<String> thread;

  /** Compares runs of {@code runner}, and does not look at threads. */
  public Lockstep(Runner runner) {
    this(runner, () -> "");
  }

  /**
   * Compares runs of {@code runner}, none of which another thread may call into: {@code thread}
   * names the one that asks, {@code () -> Thread.currentThread().getName()} for example.
   */
  public Lockstep(Runner runner, Supplier<String> thread) {
    this.runner = runner;
    this.thread = thread;
  }

  /** Runs {@code choices} and then what they recorded; gives where the two differ first. */
  public Optional<Divergence> run(Choices choices) {
    EventLog first = new EventLog(thread);
    Run run = runner.run(choices, first);
    @Nullable Divergence foreign = first.divergence();
    if (foreign != null) {
      return Optional.of(foreign);
    }
    EventLog second = first.again();
    Run again = runner.run(Choices.replay(run.recording()), second);
    @Nullable Divergence found = second.divergence();
    return found == null && run.traceHash() != again.traceHash()
        ? Optional.of(observed(first.count(), run, again))
        : Optional.ofNullable(found);
  }

  private static Divergence observed(int events, Run run, Run again) {
    return new Divergence(
        events,
        "observed hash=" + SimFormat.hash(run.traceHash()),
        "observed hash=" + SimFormat.hash(again.traceHash()));
  }

  /** Where the events of two runs, one line each, differ first. */
  public static Optional<Divergence> firstDifference(List<String> first, List<String> second) {
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      if (!first.get(i).equals(second.get(i))) {
        return Optional.of(new Divergence(i, first.get(i), second.get(i)));
      }
    }
    return first.size() == second.size()
        ? Optional.empty()
        : Optional.of(Divergence.length(first.size(), second.size()));
  }
}
