package org.korudelta.benchmarks.sim;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.Settings;
import org.korudelta.worlds.engine.EngineWorld;

/**
 * Failures of a database whose disk lies about syncs, each shrunk to the end.
 *
 * <p>Hypothesis: some hundred runs each, so well below a second. Command: {@code ./koru bench sim}.
 */
final class ShrinkTrial implements Trial {
  private static final long SEEDS_MAX = 100_000;

  private final Runner runner =
      new Runner(new EngineWorld(), Settings.NONE.with("faults", "crash,lying"));
  private final SimShape shape;

  ShrinkTrial(SimShape shape) {
    this.shape = shape;
  }

  @Override
  public String label() {
    return SimOperation.SHRINK.label();
  }

  @Override
  public String subject() {
    return Measurement.US;
  }

  @Override
  public List<Measurement> measure(Path log) throws Exception {
    List<Double> millis = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (long seed = 1; millis.size() < shape.failures() && seed < SEEDS_MAX; seed++) {
      Run run = runner.run(Choices.seeded(seed));
      if (run.failure().isPresent()) {
        long start = System.nanoTime();
        Found found = new Search(runner).shrunk(seed, run);
        millis.add((System.nanoTime() - start) / 1e6);
        lines.add(line(found));
      }
    }
    Files.write(log, lines);
    return List.of(new Measurement(SimOperation.SHRINK, Measurement.US, millis));
  }

  private static String line(Found found) {
    return "seed="
        + found.seed()
        + " choices="
        + found.first().length()
        + " shrunk="
        + found.shrunk().length()
        + " notZero="
        + found.shrunk().deviations()
        + " tries="
        + found.tries();
  }
}
