package org.korudelta.size;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one module, or all of them, measures. Files and methods are in descending order of lines.
 */
record ModuleSizes(String name, int types, List<FileSize> files, List<MethodSize> methods) {
  /** The name of the sum of all modules. */
  static final String ALL = "all";

  static ModuleSizes of(String name, Path root, List<Path> sources) throws IOException {
    List<FileSize> files = new ArrayList<>();
    SizeScan scan = new SizeScan();
    for (Path source : sources) {
      files.add(scan.read(root, source));
    }
    return sorted(name, scan.bodies().types(), files, scan.bodies().methods());
  }

  /** All of {@code parts} as one. */
  static ModuleSizes total(List<ModuleSizes> parts) {
    return sorted(
        ALL,
        parts.stream().mapToInt(ModuleSizes::types).sum(),
        parts.stream().flatMap(part -> part.files.stream()).toList(),
        parts.stream().flatMap(part -> part.methods.stream()).toList());
  }

  private static ModuleSizes sorted(
      String name, int types, List<FileSize> files, List<MethodSize> methods) {
    return new ModuleSizes(
        name,
        types,
        files.stream().sorted(Comparator.comparingInt(FileSize::lines).reversed()).toList(),
        methods.stream().sorted(Comparator.comparingInt(MethodSize::lines).reversed()).toList());
  }

  Spread methodLines() {
    return Spread.of(methods.stream().map(MethodSize::lines).toList());
  }

  Spread fileLines() {
    return Spread.of(files.stream().map(FileSize::lines).toList());
  }

  int parametersMax() {
    return methods.stream().mapToInt(MethodSize::parameters).max().orElse(0);
  }
}
