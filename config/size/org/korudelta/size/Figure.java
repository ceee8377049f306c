package org.korudelta.size;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What is judged, of a module and of all main code: its limit, and how its ceiling falls. A ceiling
 * is what was measured, rounded up to a step, so that one more line in some method is no event and
 * a habit is. A module's never falls below what is small enough; that of all code does.
 */
enum Figure {
  METHOD_MEDIAN("median of method lines", new Rule(6, 6, 1), sizes -> sizes.methodLines().median()),
  METHOD_P95(
      "95th percentile of method lines", new Rule(30, 20, 4), sizes -> sizes.methodLines().p95()),
  METHOD_MAX("longest method", new Rule(70, 40, 5), sizes -> sizes.methodLines().max()),
  FILE_P95(
      "95th percentile of file lines", new Rule(450, 250, 25), sizes -> sizes.fileLines().p95()),
  FILE_MAX("longest file", new Rule(600, 300, 25), sizes -> sizes.fileLines().max());

  /** Lines: the most there may be, what is small enough for a module, and the step of ceilings. */
  private record Rule(int limit, int smallEnough, int step) {}

  private final String text;
  private final Rule rule;
  private final ToIntFunction<ModuleSizes> measure;

  Figure(String text, Rule rule, ToIntFunction<ModuleSizes> measure) {
    this.text = text;
    this.rule = rule;
    this.measure = measure;
  }

  String text() {
    return text;
  }

  int limit() {
    return rule.limit();
  }

  int measured(ModuleSizes sizes) {
    return measure.applyAsInt(sizes);
  }

  int ceiling(ModuleSizes sizes) {
    int rounded = (measured(sizes) + rule.step() - 1) / rule.step() * rule.step();
    return sizes.name().equals(ModuleSizes.ALL) ? rounded : Math.max(rounded, rule.smallEnough());
  }

  /** The methods or files of {@code sizes} with more than {@code lines}, the longest first. */
  List<?> over(ModuleSizes sizes, int lines) {
    return switch (this) {
      case FILE_P95, FILE_MAX ->
          sizes.files().stream().filter(file -> file.lines() > lines).toList();
      default -> sizes.methods().stream().filter(method -> method.lines() > lines).toList();
    };
  }
}
