package org.korudelta.deterministic.junit;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Gives jqwik {@linkplain SimulatedRun simulated runs}, each of another seed. */
public final class SimulatedRuns implements ArbitrarySupplier<SimulatedRun> {

  /** For jqwik, which makes one where {@code @ForAll(supplier = …)} names the class. */
  public SimulatedRuns() {}

  /** Runs of random seeds; none is simpler than another. */
  @Override
  public Arbitrary<SimulatedRun> get() {
    return Arbitraries.randomValue((Random random) -> new SimulatedRun(random.nextLong()));
  }
}
