package org.korudelta.deterministic.junit;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.deterministic.simulation.World;
import org.opentest4j.TestAbortedException;

/**
 * The test method as a world: each run is one call of it, between the methods before and after
 * each, on instances of its own.
 *
 * <p>Threading: one thread.
 */
final class TestMethod implements World {
  private final ExecutableInvoker invoker;
  private final Method method;
  private final TestInstancesOfRun instances;
  private final List<EachMethod> before;
  private final List<EachMethod> after;
  private @Nullable Simulation current;
  private int runs;
  private int leftOut;

  TestMethod(ExtensionContext context) {
    this.invoker = context.getExecutableInvoker();
    this.method = context.getRequiredTestMethod();
    this.instances = new TestInstancesOfRun(context);
    this.before = EachMethod.before(instances.types());
    this.after = EachMethod.after(instances.types());
  }

  /** What the run under way is decided by; null before the first. */
  @Nullable Simulation current() {
    return current;
  }

  /** Whether there were runs, and an assumption did not hold in any. */
  boolean allLeftOut() {
    return runs > 0 && runs == leftOut;
  }

  @Override
  public void run(Simulation simulation) {
    current = simulation;
    runs++;
    try {
      runOn(instances.fresh());
    } catch (TestAbortedException assumed) {
      leftOut++;
    } catch (Exception thrown) {
      throw ThrownByTest.packed(thrown);
    }
  }

  /** What fails first is thrown; what fails after it is suppressed in it. */
  private void runOn(List<Object> fresh) throws Exception {
    FirstThrown first = new FirstThrown();
    first.catching(
        () -> {
          before.forEach(each -> each.call(invoker, fresh));
          invoker.invoke(method, fresh.get(fresh.size() - 1));
        });
    after.forEach(each -> first.catching(() -> each.call(invoker, fresh)));
    first.rethrow();
  }
}
