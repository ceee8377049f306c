package org.korudelta.deterministic.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.ReportedError;
import org.korudelta.deterministic.StorageSource;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.MemoryDisk;

/**
 * One run of a simulated world: where its choices, its runtime and its disk come from, and where it
 * says what must hold.
 *
 * <p>Each kind of choice has a stream of its own, so that a simpler run is found by leaving out one
 * kind and keeping the others as they were: {@code main} is the world's own, {@code schedule}
 * orders what is ready, {@code swarm/NAME} says whether a run has the feature NAME.
 *
 * <p>Threading: one thread, the one that runs the world.
 */
public final class Simulation {
  /** The stream that orders ready tasks. */
  public static final String SCHEDULE = "schedule";

  /**
   * Before the names of the streams that pick which features a run has: "swarm/torn" for "torn".
   */
  public static final String SWARM = "swarm";

  /** How many steps each runtime of a run may take unless the world says else. */
  public static final int STEPS_MAX_DEFAULT = 2_000_000;

  private final Choices choices;
  private final Settings settings;
  private final List<DeterministicRuntime> runtimes = new ArrayList<>();
  private final Map<String, Boolean> features = new TreeMap<>();
  private final Map<String, Integer> marks = new TreeMap<>();
  private @Nullable DeterministicRuntime current;
  private @Nullable Violation violation;
  private @Nullable StepObserver observer;
  private @Nullable EventLog log;
  private int observed = 1;
  private int operations;
  private int crashes;

  Simulation(Choices choices, Settings settings) {
    this.choices = choices;
    this.settings = settings;
  }

  // Where everything comes from

  /** The world's own choices: its data, its workload. */
  public Choices choices() {
    return choices;
  }

  /** What this search was told: which faults it may have, for example. */
  public Settings settings() {
    return settings;
  }

  /**
   * Whether this run has {@code feature}: drawn at its first mention, the same ever after. A search
   * in which each run lacks some of the features reaches more than one in which all have all (Groce
   * and others: <i>Swarm Testing</i>, ISSTA 2012). The simplest run has none.
   *
   * @param feature what stands behind {@code swarm/} in the name of its stream: 1 to 58 characters
   *     of {@code [a-z0-9._/-]}; else {@code bad_request}
   */
  public boolean has(String feature) {
    Boolean known = features.get(feature);
    if (known == null) {
      known = choices.stream(SWARM + "/" + feature).draw(2, feature) != 0;
      features.put(feature, known);
    }
    return known;
  }

  /** The runtime that was started last; the first time one on an empty strict memory disk. */
  public DeterministicRuntime runtime() {
    DeterministicRuntime running = current;
    return running == null ? boot(new MemoryDisk()) : running;
  }

  /** Starts a runtime on {@code disk}; the world drives the one before no more. */
  public DeterministicRuntime boot(MemoryDisk disk) {
    return started(DeterministicRuntime.of(choices.stream(SCHEDULE), disk));
  }

  /** As {@link #boot(MemoryDisk)}, with storage of any kind, such as a simulated disk. */
  public DeterministicRuntime boot(StorageSource storage) {
    return started(DeterministicRuntime.of(choices.stream(SCHEDULE), storage));
  }

  private DeterministicRuntime started(DeterministicRuntime runtime) {
    runtime.stepsMax(STEPS_MAX_DEFAULT);
    if (log != null) {
      runtime.observe(log);
    }
    StepObserver looking = observer;
    if (looking != null) {
      runtime.beforeEachStep(() -> looking.step(steps(), runtime));
    }
    runtimes.add(runtime);
    current = runtime;
    return runtime;
  }

  // What must hold

  /**
   * What must hold at every time.
   *
   * @param check one word for it, which stays the same
   * @param message what does not hold, with its values
   * @throws Violation unless {@code holds}; the run has failed then, even where a task swallows it
   */
  public void always(boolean holds, String check, Supplier<String> message) {
    if (!holds) {
      throw violated(check, message.get());
    }
  }

  /**
   * What must hold some time in some run: a search that never sees it has not tried what it should.
   */
  public void sometimes(boolean holds, String mark) {
    marks.merge(mark, holds ? 1 : 0, Integer::sum);
  }

  /** Counts {@code times} more for {@code mark}, as {@link #sometimes} counts one. */
  public void mark(String mark, int times) {
    marks.merge(mark, times, Integer::sum);
  }

  /**
   * What must never be reached: {@code throw simulation.unreachable("no such state")}.
   *
   * @return never
   * @throws Violation always
   */
  public Violation unreachable(String message) {
    throw violated("unreachable", message);
  }

  private Violation violated(String check, String message) {
    Violation now = new Violation(check, message);
    violation = violation == null ? now : violation;
    return now;
  }

  // What happened

  /** Takes {@code value} into the trace hash: an answer, for example. */
  public void observe(int value) {
    observed = observed * 31 + value;
  }

  /** Counts one operation. */
  public void operation() {
    operations++;
  }

  /** Counts one crash. */
  public void crash() {
    crashes++;
  }

  /** Shows {@code looking} every step of the runtimes started from now on. */
  void observe(StepObserver looking) {
    observer = looking;
  }

  /** Writes everything that happens from now on into {@code events}. */
  void log(EventLog events) {
    log = events;
    choices.observe(events);
  }

  Run end(@Nullable Throwable thrown) {
    Optional<Failure> failure = failure(thrown).map(Failure::of);
    Run.Verdict verdict = failure.isEmpty() ? Run.Verdict.PASSED : Run.Verdict.FAILED;
    if (choices.overrun() && violation == null) {
      verdict = Run.Verdict.OVERRUN;
      failure = Optional.empty();
    }
    Run.Substance substance = new Run.Substance(operations, crashes, steps());
    return new Run(verdict, failure, choices.recorded(), traceHash(), substance, marks);
  }

  /** What was violated first; else what the world threw; else an error that reached nobody. */
  private Optional<Throwable> failure(@Nullable Throwable thrown) {
    @Nullable Throwable first = violation == null ? thrown : violation;
    return first == null ? unhandled() : Optional.of(first);
  }

  /** An error that reached nobody is a failure, whatever else the world looks at. */
  private Optional<Throwable> unhandled() {
    for (DeterministicRuntime runtime : runtimes) {
      for (ReportedError reported : runtime.errors()) {
        return Optional.of(
            new Violation(
                "unhandled_failure",
                "error that reached nobody: task="
                    + reported.taskName()
                    + " error="
                    + reported.error()));
      }
    }
    return Optional.empty();
  }

  private int steps() {
    int steps = 0;
    for (DeterministicRuntime runtime : runtimes) {
      steps += runtime.steps();
    }
    return steps;
  }

  private long traceHash() {
    long hash = observed * 31L + choices.recorded().hashCode();
    for (DeterministicRuntime runtime : runtimes) {
      hash = hash * 31 + runtime.traceHash();
    }
    return hash;
  }

  /** The task that runs, or ran last; empty before any. */
  String task() {
    DeterministicRuntime running = current;
    return running == null ? "" : running.state().lastTask().orElse("");
  }

  /** Checks that a name can stand in a file before a space. */
  static String checkedWord(String word) {
    if (word.isEmpty()
        || word.indexOf(' ') >= 0
        || word.indexOf('\t') >= 0
        || word.indexOf('\n') >= 0) {
      throw new KoruException.BadRequest("no word: word=" + word);
    }
    return word;
  }
}
