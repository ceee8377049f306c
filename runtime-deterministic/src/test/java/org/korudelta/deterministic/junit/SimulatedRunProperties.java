package org.korudelta.deterministic.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomDistribution;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.World;
import org.opentest4j.TestAbortedException;

class SimulatedRunProperties {

  @Property(tries = 50)
  void run_ofJqwik_holdsOrIsShrunkToOneChoice(
      @ForAll(supplier = SimulatedRuns.class) SimulatedRun run) {
    try {
      run.check(simulation -> new Counter().addTwice(simulation));
    } catch (AssertionError lost) {
      assertThat(lost)
          .hasMessageContaining("lost_update: value=1\n  found: seed " + run.seed())
          .hasMessageContaining("shrunk: 1 deviation in 1 choice")
          .hasRootCauseMessage("value=1");
    }
  }

  @Example
  void check_aRunThatOverruns_isNoTry() {
    World endless =
        simulation -> {
          while (true) {
            simulation.choices().draw(2, "one more");
          }
        };

    assertThatThrownBy(() -> new SimulatedRun(1).check(endless))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("the run overran its choices: seed=1");
  }

  @Example
  void draw_failingValue_isShrunkByOurShrinker() {
    Arbitrary<Integer> numbers =
        Arbitraries.integers().between(0, 1_000_000).withDistribution(RandomDistribution.uniform());
    World world =
        simulation -> {
          int number = ArbitraryDraw.of(simulation.choices(), numbers, "number");
          simulation.always(number < 1_000, "small", () -> "number=" + number);
        };

    Found found = new Search(new Runner(world)).run(1, 1_000).orElseThrow();

    assertThat(found.first().length()).isPositive();
    assertThat(found.failure().message()).isEqualTo("number=1000");
  }

  @Example
  void draw_sameChoices_sameValue() {
    Arbitrary<String> words = Arbitraries.strings().alpha().ofMaxLength(8);
    Choices first = Choices.seeded(5);
    String word = ArbitraryDraw.of(first, words, "word");

    assertThat(ArbitraryDraw.of(Choices.replay(first.recorded()), words, "word")).isEqualTo(word);
    assertThat(first.recorded().spans(Choices.MAIN)).hasSize(1);
  }

  @Example
  void draw_manySeeds_manyValues() {
    Set<Integer> values = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      values.add(ArbitraryDraw.of(Choices.seeded(seed), Arbitraries.integers(), "number"));
    }
    assertThat(values).hasSizeGreaterThan(50);
  }
}
