package org.korudelta;

import java.util.List;
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
    return StepArbitraries.lists();
  }

  @Provide
  Arbitrary<MemoryBudget> budgets() {
    return StepArbitraries.budgets();
  }

  @Property(tries = 300)
  void anySteps_everyAnswer_isTheModels(
      @ForAll("steps") List<Step> steps, @ForAll("budgets") MemoryBudget memory) {
    new ModelledRun(StepArbitraries.NAMES, memory).take(steps);
  }
}
