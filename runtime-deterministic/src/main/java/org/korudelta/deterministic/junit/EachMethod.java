package org.korudelta.deterministic.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * A method that runs before or after each run.
 *
 * @param method the method
 * @param level which instance it is called on: 0 is the outermost class
 */
record EachMethod(Method method, int level) {

  /** Of {@code types}, outermost class first, those that run before each: outer ones first. */
  static List<EachMethod> before(List<Class<?>> types) {
    return found(types, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN);
  }

  /** Of {@code types}, outermost class first, those that run after each: inner ones first. */
  static List<EachMethod> after(List<Class<?>> types) {
    List<EachMethod> after =
        new ArrayList<>(found(types, AfterEach.class, HierarchyTraversalMode.TOP_DOWN));
    Collections.reverse(after);
    return after;
  }

  private static List<EachMethod> found(
      List<Class<?>> types, Class<? extends Annotation> annotation, HierarchyTraversalMode mode) {
    List<EachMethod> found = new ArrayList<>();
    for (int level = 0; level < types.size(); level++) {
      for (Method method :
          AnnotationSupport.findAnnotatedMethods(types.get(level), annotation, mode)) {
        found.add(new EachMethod(method, level));
      }
    }
    return found;
  }

  void call(ExecutableInvoker invoker, List<Object> instances) {
    invoker.invoke(method, instances.get(level));
  }
}
