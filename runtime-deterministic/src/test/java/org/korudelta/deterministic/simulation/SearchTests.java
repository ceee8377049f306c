package org.korudelta.deterministic.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

class SearchTests {

  /** Two tasks add to a counter; each reads it, gives the others a turn, and writes it. */
  private static final class LostUpdate implements World {
    private int counter;

    @Override
    public void run(Simulation simulation) {
      counter = 0;
      AsyncRuntime runtime = simulation.runtime();
      runtime.spawn("one", () -> add(runtime, simulation));
      runtime.spawn("two", () -> add(runtime, simulation));
      simulation.runtime().runUntilIdle();
      simulation.always(counter == 2, "lost_update", () -> "counter=" + counter);
    }

    private Promise<Integer> add(AsyncRuntime runtime, Simulation simulation) {
      simulation.operation();
      int read = counter;
      boolean polite = simulation.choices().oneIn(3, "yields");
      return polite
          ? runtime.yield().map(done -> write(read + 1))
          : runtime.completed(write(read + 1));
    }

    private int write(int value) {
      counter = value;
      return value;
    }
  }

  @Test
  void run_bugOfTheSchedule_isFoundAndShrunk() {
    Search search = new Search(new Runner(new LostUpdate()));

    Found found = search.run(1, 1_000).orElseThrow();

    assertThat(found.failure().kind()).isEqualTo("lost_update");
    assertThat(found.failure().message()).isEqualTo("counter=1");
    assertThat(found.shrunk().deviations()).isEqualTo(1);
    assertThat(found.runs()).isEqualTo(search.tally().runs());
    assertThat(search.tally().failed()).isEqualTo(1);
  }

  @Test
  void run_nothingWrong_triesAllAndTallies() {
    World fine =
        simulation -> {
          simulation.operation();
          simulation.sometimes(simulation.choices().draw(2, "side") == 1, "tails");
          simulation.sometimes(false, "edge");
          if (simulation.has("crash")) {
            simulation.crash();
          }
        };
    Search search = new Search(new Runner(fine));

    assertThat(search.run(1, 100)).isEmpty();
    assertThat(search.tally().runs()).isEqualTo(100);
    assertThat(search.tally().medianOperations()).isEqualTo(1);
    assertThat(search.tally().crashes()).isBetween(30L, 70L);
    assertThat(search.tally().distinctHashes()).as("two times two ways").isEqualTo(4);
    assertThat(search.tally().missed()).containsExactly("edge");
    assertThat(search.tally().marks().get("tails")).isBetween(30, 70);
    assertThat(search.tally())
        .hasToString(
            "substance: 100 runs, median 1 operations, "
                + search.tally().crashes()
                + " crashes, 4 distinct hashes");
  }

  @Test
  void tally_markNobodyAsksFor_isMissedToo() {
    assertThat(new Tally(List.of("expected")).missed()).containsExactly("expected");
  }

  @Test
  void run_moreChoicesThanItMayHave_isOverrunAndNoFailure() {
    World greedy =
        simulation -> {
          while (simulation.choices().draw(2, "on and on") < 2) {}
        };

    Run run = new Runner(greedy).choicesMax(1_000).run(Choices.seeded(1));

    assertThat(run.verdict()).isEqualTo(Run.Verdict.OVERRUN);
    assertThat(run.failure()).isEmpty();
  }

  @Test
  void run_whateverIsThrown_isItsKind() {
    assertThat(kind(new Violation("check", "x"))).isEqualTo("check");
    assertThat(kind(new KoruException.Corruption("x"))).isEqualTo("corruption");
    assertThat(kind(new IllegalStateException("x"))).isEqualTo("java.lang.IllegalStateException");
    assertThat(
            new Runner(s -> s.unreachable("here"))
                .run(Choices.none())
                .failure()
                .orElseThrow()
                .kind())
        .isEqualTo("unreachable");
  }

  private static String kind(RuntimeException thrown) {
    Run run =
        new Runner(
                simulation -> {
                  throw thrown;
                })
            .run(Choices.none());
    return run.failure().orElseThrow().kind();
  }

  @Test
  void run_errorThatReachedNobody_isAFailure() {
    World careless =
        simulation -> {
          simulation
              .runtime()
              .spawn("careless", () -> simulation.runtime().failed(new RuntimeException("lost")));
          simulation.runtime().runUntilIdle();
        };

    Failure failure = new Runner(careless).run(Choices.none()).failure().orElseThrow();

    assertThat(failure.kind()).isEqualTo("unhandled_failure");
    assertThat(failure.message()).contains("task=careless").contains("lost");
  }

  @Test
  void run_twice_hasOneHash() {
    Runner runner = new Runner(new LostUpdate());

    assertThat(runner.run(Choices.seeded(9)).traceHash())
        .isEqualTo(runner.run(Choices.seeded(9)).traceHash())
        .isNotEqualTo(runner.run(Choices.seeded(10)).traceHash());
  }

  @Test
  void run_mayNotGoOn_stops() {
    Search search = new Search(new Runner(simulation -> {})).whilst(() -> false);

    assertThat(search.run(1, 5)).isEqualTo(Optional.empty());
    assertThat(search.tally().runs()).isZero();
  }

  @Test
  void has_feature_isDrawnOnceAndOffInTheSimplestRun() {
    World world =
        simulation -> {
          boolean first = simulation.has("torn");
          simulation.always(first == simulation.has("torn"), "stable", () -> "changes");
          simulation.always(!first, "off", () -> "on");
        };

    assertThat(new Runner(world).replay(Recording.of()).failure()).isEmpty();
    assertThat(new Runner(world).replay(Recording.of().with("swarm/torn", 1)).failure())
        .isPresent();
    assertThatThrownBy(() -> Settings.NONE.with("a\tb", "c")).hasMessage("no word: word=a\tb");
  }
}
