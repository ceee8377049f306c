package org.korudelta.size;

import java.util.ArrayList;
import java.util.List;

/** What no source may exceed. The ceilings of a module are lower. */
final class Limits {
  static final int PARAMETERS_MAX = 4;

  private Limits() {}

  /** Main code keeps to all of them; tests to the longest method and file alone. */
  static List<String> complaints(ModuleSizes main, ModuleSizes tests) {
    List<String> complaints = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      complaints.addAll(over(figure, main));
    }
    complaints.addAll(over(Figure.METHOD_MAX, tests));
    complaints.addAll(over(Figure.FILE_MAX, tests));
    complaints.addAll(tooManyParameters(main));
    return complaints;
  }

  private static List<String> over(Figure figure, ModuleSizes sizes) {
    return figure.measured(sizes) <= figure.limit()
        ? List.of()
        : List.of(Complaint.of(figure, sizes, figure.limit()) + "\n  do: " + REMEDY);
  }

  private static final String REMEDY =
      "give the parts of a long method names of their own, and each idea of a long file a file";

  private static List<String> tooManyParameters(ModuleSizes main) {
    return main.methods().stream()
        .filter(method -> method.parameters() > PARAMETERS_MAX)
        .map(Limits::tooManyParameters)
        .toList();
  }

  private static String tooManyParameters(MethodSize method) {
    return "sizes: too many parameters: "
        + method.where()
        + " count="
        + method.parameters()
        + " max="
        + PARAMETERS_MAX
        + "\n  why: beyond four a call no longer says which argument is which"
        + "\n  do: make a record of those that belong together";
  }
}
