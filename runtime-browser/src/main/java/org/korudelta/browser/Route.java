package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.Navigation;
import org.korudelta.Navigation.Step;
import org.korudelta.VectorRef;
import org.korudelta.error.KoruException;

/** Where a walk among the keys of one namespace starts. */
record Route(String namespace, String start) {

  /** The walk by {@code operands}: {@code +key}, {@code -key}, {@code ~key} (half the way). */
  Navigation by(List<String> operands, int top) {
    List<Step> steps = new ArrayList<>();
    for (String operand : operands) {
      steps.add(step(operand));
    }
    return new Navigation(ref(start), steps, top);
  }

  private Step step(String operand) {
    String key = operand.isEmpty() ? "" : operand.substring(1);
    return switch (operand.isEmpty() ? ' ' : operand.charAt(0)) {
      case '+' -> Step.add(ref(key));
      case '-' -> Step.subtract(ref(key));
      case '~' -> Step.toward(ref(key));
      default ->
          throw new KoruException.BadRequest(
              "operand must begin with +, - or ~: operand=" + operand);
    };
  }

  private VectorRef ref(String key) {
    return new VectorRef.ByKey(namespace, key);
  }
}
