package org.korudelta.deterministic.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.LabelledReplay;

/**
 * A run that its owner drives, for programs that do not run to their end in one call: those that
 * wait for something outside of Java meanwhile, as a program in JavaScript waits for its promises.
 *
 * <pre>{@code
 * OpenRun open = OpenRun.of(Choices.seeded(7), Settings.NONE);
 * open.simulation().runtime().step();
 * …
 * Run run = open.end(null);
 * }</pre>
 *
 * <p>Threading: one thread at a time.
 */
public final class OpenRun {
  private final Settings settings;
  private final Simulation simulation;
  private final @Nullable LabelledReplay replay;
  private final Map<String, List<String>> tasks = new TreeMap<>();
  private Supplier<String> task;

  private OpenRun(Settings settings, Choices choices, @Nullable LabelledReplay replay) {
    this.settings = settings;
    this.simulation = new Simulation(choices.limitedTo(Runner.CHOICES_MAX_DEFAULT), settings);
    this.replay = replay;
    this.task = simulation::task;
    choices.observe(
        (stream, choice) ->
            tasks.computeIfAbsent(stream, any -> new ArrayList<>()).add(task.get()));
  }

  /** A run that {@code choices} decide. */
  public static OpenRun of(Choices choices, Settings settings) {
    return new OpenRun(settings, choices, null);
  }

  /** A run that repeats what {@code file} recorded, label by label. */
  public static OpenRun replay(SimFile file) {
    LabelledReplay replay = new LabelledReplay(file.recording());
    return new OpenRun(file.program().settings(), Choices.of(replay), replay);
  }

  /** Whatever {@code current} says is noted from now on as the task that ran at a choice. */
  public void naming(Supplier<String> current) {
    task = current;
  }

  /** What the program asks. */
  public Simulation simulation() {
    return simulation;
  }

  /** What the run was told. */
  public Settings settings() {
    return settings;
  }

  /** Ends the run: {@code thrown} is what the program threw, if it did. */
  public Run end(@Nullable Throwable thrown) {
    return simulation.end(thrown);
  }

  /** Where the program asked for other choices than recorded; for a run that has ended. */
  public List<String> drift() {
    return replay == null ? List.of() : Replay.drift(replay);
  }

  /** The file that repeats {@code run}, which is how this ended; {@code world} is its name. */
  public SimFile file(String world, Run run) {
    return new SimFile(
        new SimFile.Program(world, settings),
        SimFile.Outcome.of(run),
        run.recording(),
        new TreeMap<>(tasks));
  }
}
