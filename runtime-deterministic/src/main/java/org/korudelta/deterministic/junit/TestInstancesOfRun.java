package org.korudelta.deterministic.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The instances that one run is on: those of the test class and of the classes around it. */
final class TestInstancesOfRun {
  private final ExtensionContext context;
  private final List<Class<?>> types;

  TestInstancesOfRun(ExtensionContext context) {
    this.context = context;
    this.types = new ArrayList<>(context.getEnclosingTestClasses());
    types.add(context.getRequiredTestClass());
  }

  /** The classes of the instances, outermost first. */
  List<Class<?>> types() {
    return types;
  }

  /** New instances, outermost first; those of the test where it has one instance for the class. */
  List<Object> fresh() {
    Optional<Lifecycle> lifecycle = context.getTestInstanceLifecycle();
    if (lifecycle.isPresent() && lifecycle.get() == Lifecycle.PER_CLASS) {
      return context.getRequiredTestInstances().getAllInstances();
    }
    List<Object> instances = new ArrayList<>();
    for (Class<?> type : types) {
      instances.add(instance(type, instances));
    }
    return instances;
  }

  /** JUnit has seen to it that a test class has one constructor. */
  private Object instance(Class<?> type, List<Object> around) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    boolean inner = !around.isEmpty() && !Modifier.isStatic(type.getModifiers());
    return inner
        ? context.getExecutableInvoker().invoke(constructor, around.get(around.size() - 1))
        : context.getExecutableInvoker().invoke(constructor);
  }
}
