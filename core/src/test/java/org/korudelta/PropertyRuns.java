package org.korudelta;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Around every property: {@code -Dkoru.nightly=true} tries fifty times as often, {@code
 * -Dkoru.seed=…} repeats a run, and a failure says how to repeat it.
 */
public final class PropertyRuns implements AroundPropertyHook {
  private static final int NIGHTLY_FACTOR = 50;
  private static final int TRIES_DEFAULT = 200;

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    if (Boolean.getBoolean("koru.nightly")) {
      attributes.setTries(NIGHTLY_FACTOR * attributes.tries().orElse(TRIES_DEFAULT));
    }
    Optional.ofNullable(System.getProperty("koru.seed")).ifPresent(attributes::setSeed);
    PropertyExecutionResult result = property.execute();
    return result.status() == PropertyExecutionResult.Status.FAILED
        ? withCommand(result, context)
        : result;
  }

  private static PropertyExecutionResult withCommand(
      PropertyExecutionResult result, PropertyLifecycleContext context) {
    String command =
        "mvn -pl core -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest="
            + context.containerClass().getSimpleName()
            + "#"
            + context.targetMethod().getName()
            + " -Dkoru.seed="
            + result.seed().orElse("");
    String reason = result.throwable().map(Throwable::getMessage).orElse("it did not hold");
    AssertionError told = new AssertionError(reason + "\nRepeat it: " + command);
    result.throwable().ifPresent(told::initCause);
    return result.mapToFailed(told);
  }
}
