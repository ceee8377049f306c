package org.korudelta;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Whatever is done to it, the database answers as a list read from end to end does (S5). */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class DatabaseProperties {

  @Provide
  Arbitrary<List<Step>> steps() {
    return StepArbitraries.steps().list().ofMaxSize(15);
  }

  /** None at all, the least, and so much that nothing is ever read from disk twice. */
  @Provide
  Arbitrary<MemoryBudget> budgets() {
    return Arbitraries.of(
        new MemoryBudget(0, 0, 0, 1),
        new MemoryBudget(1_000, 1_000, 1_000, 3),
        MemoryBudget.defaults());
  }

  @Property(tries = 300)
  void anySteps_everyAnswer_isTheModels(
      @ForAll("steps") List<Step> steps, @ForAll("budgets") MemoryBudget memory) {
    new ModelledRun(StepArbitraries.NAMES, memory).take(steps);
  }
}
