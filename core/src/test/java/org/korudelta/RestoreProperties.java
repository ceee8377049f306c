package org.korudelta;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Whatever was done to a database, one that is restored from its export answers alike (D15). */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RestoreProperties {

  @Provide
  Arbitrary<List<Step>> steps() {
    return StepArbitraries.lists();
  }

  @Provide
  Arbitrary<MemoryBudget> budgets() {
    return StepArbitraries.budgets();
  }

  @Property(tries = 150)
  void anySteps_exportedInTwoPartsAndRestored_everyAnswerIsTheModels(
      @ForAll("steps") List<Step> steps,
      @ForAll("steps") List<Step> more,
      @ForAll("budgets") MemoryBudget memory) {
    ModelledRun run = new ModelledRun(StepArbitraries.NAMES, memory);
    run.take(steps);
    run.keepExport();
    run.take(more);
    run.requireEqualWhenRestored();
  }
}
