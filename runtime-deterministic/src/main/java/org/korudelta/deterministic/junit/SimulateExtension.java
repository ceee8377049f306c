package org.korudelta.deterministic.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Makes a method with {@link Simulate} one test for each regression, and one for its search. */
final class SimulateExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Simulate.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Plan plan = Plan.of(context.getRequiredTestClass(), context.getRequiredTestMethod());
    return inspections(plan).map(SimulatedTest::new);
  }

  private static Stream<Inspection> inspections(Plan plan) {
    String replay = plan.asked().replay();
    if (!replay.isEmpty()) {
      SavedRun saved = SavedRun.named(replay, SavedRun.loader(plan.test()));
      return Stream.of(new ReplayInspection("replay of " + saved.name(), saved));
    }
    Stream<Inspection> regressions =
        SavedRun.regressionsOf(plan.test()).stream()
            .map(saved -> new ReplayInspection("regression " + saved.name(), saved));
    return Stream.concat(regressions, Stream.of(new SearchInspection(plan)));
  }
}
