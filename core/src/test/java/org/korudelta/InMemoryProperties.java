package org.korudelta;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** A database in memory alone answers as the model does, and so as one that is stored. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class InMemoryProperties {

  @Provide
  Arbitrary<List<Step>> steps() {
    return StepArbitraries.listsInMemory();
  }

  @Provide
  Arbitrary<MemoryBudget> budgets() {
    return StepArbitraries.budgets();
  }

  @Property(tries = 200)
  void anySteps_everyAnswer_isTheModels(
      @ForAll("steps") List<Step> steps, @ForAll("budgets") MemoryBudget memory) {
    ModelledRun run = ModelledRun.inMemory(StepArbitraries.NAMES, memory);
    run.keepExport();
    run.take(steps);
    run.requireEqualWhenRestored();
  }
}
