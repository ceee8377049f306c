package org.korudelta.deterministic.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.korudelta.deterministic.simulation.Settings;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;

/**
 * What a test method asks for, checked.
 *
 * @param test the class that has it, and its method
 * @param asked its annotation
 * @param budget how long its runs may take
 * @param shrinkBudget how long the shrinking of a failure may take
 */
record Plan(TestName test, Simulate asked, Budget budget, Budget shrinkBudget) {

  /** The plan of {@code method}, run by {@code type}; {@code bad_request} where it is wrong. */
  static Plan of(Class<?> type, Method method) {
    Simulate asked = method.getAnnotation(Simulate.class);
    checkParameters(method);
    checkNumbers(asked);
    return new Plan(
        new TestName(type, method.getName()),
        asked,
        Budget.parse("budget", asked.budget()),
        Budget.parse("shrinkBudget", asked.shrinkBudget()));
  }

  private static void checkParameters(Method method) {
    Class<?>[] types = method.getParameterTypes();
    if (Arrays.stream(types).filter(type -> type == Simulation.class).count() != 1) {
      throw new KoruException.BadRequest(
          "a simulated test has one parameter of type Simulation: method="
              + method.getName()
              + " parameters="
              + Arrays.stream(types).map(Class::getSimpleName).toList());
    }
  }

  private static void checkNumbers(Simulate asked) {
    if (asked.seeds() < 1) {
      throw new KoruException.BadRequest("seeds below 1: seeds=" + asked.seeds());
    }
    if (asked.guardOneIn() < 0) {
      throw new KoruException.BadRequest("negative rate: guardOneIn=" + asked.guardOneIn());
    }
  }

  /** What each run is told. */
  Settings settings() {
    String faults = String.join(",", asked.faults());
    return faults.isEmpty() ? Settings.NONE : Settings.NONE.with("faults", faults);
  }

  /** Where the choices of the runs come from. */
  RunSource source() {
    return asked.delays() < 0
        ? Seeds.of(asked.seeds(), asked.seed())
        : new SmallRuns(asked.delays());
  }
}
