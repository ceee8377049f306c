package org.korudelta.deterministic.junit;

import net.jqwik.api.Arbitrary;
import org.korudelta.deterministic.choice.Choices;

/**
 * Values of jqwik's arbitraries inside a simulation: what the arbitrary asks of its random source
 * is drawn from the choices, so it is recorded, replayed and shrunk with all the rest.
 *
 * <pre>{@code
 * String key = ArbitraryDraw.of(simulation.choices(), Arbitraries.strings().ofMaxLength(8), "key");
 * }</pre>
 *
 * <p>It asks for jqwik's engine and, outside of jqwik's own properties, for a {@code JqwikSession}
 * around the runs. No edge cases are mixed in. Simpler choices give what the arbitrary makes of
 * smaller random numbers, often a smaller value, not always: where an arbitrary seeds another
 * source with a number (lists, sets and strings do) only that number is a choice. A workload that
 * is to shrink well asks for its elements one by one, by {@code choices.more}.
 *
 * <p>Threading: one thread.
 */
public final class ArbitraryDraw {
  /** What jqwik calls the size of a generator: how many values it expects to give. */
  private static final int GENERATOR_SIZE = 1_000;

  private ArbitraryDraw() {}

  /**
   * The value of {@code arbitrary} that {@code choices} decide; {@code label} is of all of them.
   */
  public static <T> T of(Choices choices, Arbitrary<T> arbitrary, String label) {
    choices.begin();
    try {
      return arbitrary.generator(GENERATOR_SIZE).next(new ChosenRandom(choices, label)).value();
    } finally {
      choices.end();
    }
  }
}
