package org.korudelta.vector;

import org.korudelta.json.JsonNumber;

/** Writes a double in a message, the same text on every platform. Threading: stateless. */
final class NumberText {
  private NumberText() {}

  static String of(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return JsonNumber.of(number).toString();
  }
}
