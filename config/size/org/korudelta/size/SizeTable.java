package org.korudelta.size;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was measured, for a person to read. */
record SizeTable(List<ModuleSizes> main, List<ModuleSizes> tests) {
  private static final int LONGEST = 10;

  String text() {
    ModuleSizes all = ModuleSizes.total(main);
    return "main code: lines of method bodies, parameters, lines of files\n"
        + rows(main, all)
        + row(
            "limit",
            "",
            "",
            Figure.METHOD_MEDIAN.limit(),
            Figure.METHOD_P95.limit(),
            Figure.METHOD_MAX.limit(),
            Limits.PARAMETERS_MAX,
            "",
            Figure.FILE_P95.limit(),
            Figure.FILE_MAX.limit())
        + "\ntests\n"
        + rows(tests, ModuleSizes.total(tests))
        + "\nlongest methods of main code\n"
        + longest(all.methods())
        + "\nlongest files of main code\n"
        + longest(all.files());
  }

  private static String rows(List<ModuleSizes> modules, ModuleSizes total) {
    List<ModuleSizes> all = new ArrayList<>(modules);
    all.add(total);
    return row("", "types", "methods", "median", "p95", "max", "parameters", "files", "p95", "max")
        + all.stream().map(SizeTable::row).collect(Collectors.joining());
  }

  private static String row(ModuleSizes module) {
    Spread methods = module.methodLines();
    Spread files = module.fileLines();
    return row(
        module.name(),
        module.types(),
        module.methods().size(),
        methods.median(),
        methods.p95(),
        methods.max(),
        module.parametersMax(),
        module.files().size(),
        files.p95(),
        files.max());
  }

  private static String row(Object... cells) {
    return "  %-22s %6s %8s %7s %4s %4s %11s %6s %4s %4s%n".formatted(cells);
  }

  private static String longest(List<?> items) {
    return items.stream()
        .limit(LONGEST)
        .map(item -> "  " + item + "\n")
        .collect(Collectors.joining());
  }
}
