package org.korudelta.deterministic.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.LabelledReplay;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.shrink.Trial;

/**
 * Runs a world, once for each call.
 *
 * <pre>{@code
 * Run run = new Runner(world).run(Choices.seeded(42));
 * }</pre>
 *
 * <p>Threading: any, if the world allows it; runs have nothing in common.
 */
public final class Runner {
  /** How many choices each stream of a run may have unless {@link #choicesMax} says else. */
  public static final int CHOICES_MAX_DEFAULT = 1_000_000;

  private final World world;
  private final Settings settings;
  private final int choicesMax;

  /** Runs {@code world} with no settings. */
  public Runner(World world) {
    this(world, Settings.NONE);
  }

  /** Runs {@code world} with {@code settings}. */
  public Runner(World world, Settings settings) {
    this(world, settings, CHOICES_MAX_DEFAULT);
  }

  private Runner(World world, Settings settings, int choicesMax) {
    this.world = world;
    this.settings = settings;
    this.choicesMax = choicesMax;
  }

  /** As this one, with runs whose streams have {@code max} choices or overrun. */
  public Runner choicesMax(int max) {
    return new Runner(world, settings, max);
  }

  /** What runs. */
  public World world() {
    return world;
  }

  /** What runs are told. */
  public Settings settings() {
    return settings;
  }

  /**
   * One run, decided by {@code choices}. Whatever the world throws is in what it gives, but for the
   * end of memory.
   */
  public Run run(Choices choices) {
    return run(new Simulation(choices.limitedTo(choicesMax), settings));
  }

  /** The run that {@code recorded} decides. */
  public Run replay(Recording recorded) {
    return run(Choices.replay(recorded));
  }

  /** Runs that fail as {@code failure} did, for a shrinker. */
  public Trial failingLike(Failure failure) {
    return candidate -> {
      Run run = replay(candidate);
      return run.failedLike(failure) ? run.recording() : null;
    };
  }

  /**
   * The file that repeats {@code recorded}, which runs once for it; {@code name} is the world's.
   */
  public SimFile file(String name, Recording recorded) {
    Map<String, List<String>> tasks = new TreeMap<>();
    Choices choices = Choices.replay(recorded);
    Simulation simulation = new Simulation(choices.limitedTo(choicesMax), settings);
    choices.observe(
        (stream, choice) ->
            tasks.computeIfAbsent(stream, any -> new ArrayList<>()).add(simulation.task()));
    Run run = run(simulation);
    return new SimFile(
        new SimFile.Program(name, settings), SimFile.Outcome.of(run), run.recording(), tasks);
  }

  /** Repeats what {@code file} recorded, label by label, in this world as it is now. */
  public Replay replay(SimFile file) {
    return replay(file, (step, runtime) -> {});
  }

  /** As {@link #replay(SimFile)}, and shows every step to {@code observer}. */
  public Replay replay(SimFile file, StepObserver observer) {
    LabelledReplay replay = new LabelledReplay(file.recording());
    Simulation simulation = new Simulation(Choices.of(replay).limitedTo(choicesMax), settings);
    simulation.observe(observer);
    Run run = run(simulation);
    return new Replay(file, run, Replay.drift(replay));
  }

  /** One run, decided by {@code choices}, with everything that happens written into {@code log}. */
  public Run run(Choices choices, EventLog log) {
    Simulation simulation = new Simulation(choices.limitedTo(choicesMax), settings);
    simulation.log(log);
    return run(simulation);
  }

  private Run run(Simulation simulation) {
    Optional<Throwable> thrown = thrown(simulation);
    @Nullable Throwable error = thrown.orElse(null);
    return simulation.end(error);
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private Optional<Throwable> thrown(Simulation simulation) {
    try {
      world.run(simulation);
      return Optional.empty();
    } catch (OutOfMemoryError noRun) {
      throw noRun;
    } catch (RuntimeException | Error thrown) {
      return Optional.of(thrown);
    }
  }
}
