package org.korudelta.deterministic.junit;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.korudelta.deterministic.simulation.Simulation;
import org.opentest4j.TestAbortedException;

/** One test of JUnit that is many runs of its method. */
final class SimulatedTest
    implements TestTemplateInvocationContext, InvocationInterceptor, ParameterResolver {
  /*
   * JUnit makes one instance for the test and would run the method once on it, between the methods
   * before and after each. All three calls are skipped; TestMethod makes them for each run.
   */
  private final Inspection inspection;
  private @Nullable TestMethod method;

  SimulatedTest(Inspection inspection) {
    this.inspection = inspection;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return inspection.title();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context) {
    invocation.skip();
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context) {
    invocation.skip();
    TestMethod runs = new TestMethod(context);
    method = runs;
    inspection.inspect(runs, new TestReport(context));
    if (runs.allLeftOut()) {
      throw new TestAbortedException("no run met the assumptions of the test");
    }
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context) {
    invocation.skip();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Simulation.class;
  }

  /** The run's simulation; null for the one call that is skipped. */
  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestMethod runs = method;
    return runs == null ? null : runs.current();
  }
}
