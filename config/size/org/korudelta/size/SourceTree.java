package org.korudelta.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the sources are: {@code src/main} and {@code src/test} of each module, and the programs of
 * {@code config}, which are read by people like any other.
 */
record SourceTree(Path root) {
  private static final Path CONFIG = Path.of("config");

  /** Files that break a rule on purpose, to prove that a gate sees it. */
  private static final Path OFFENCES = CONFIG.resolve("offences");

  List<ModuleSizes> main() throws IOException {
    List<ModuleSizes> modules = new ArrayList<>(modules("src/main"));
    modules.add(sizes(CONFIG, root.resolve(CONFIG)));
    return modules;
  }

  List<ModuleSizes> tests() throws IOException {
    return modules("src/test");
  }

  private List<ModuleSizes> modules(String sources) throws IOException {
    List<ModuleSizes> modules = new ArrayList<>();
    for (Path module : folders()) {
      Path folder = module.resolve(sources);
      if (Files.isDirectory(folder)) {
        modules.add(sizes(module.getFileName(), folder));
      }
    }
    return modules;
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> children = Files.list(root)) {
      return children.filter(child -> Files.exists(child.resolve("pom.xml"))).sorted().toList();
    }
  }

  private ModuleSizes sizes(Path name, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return ModuleSizes.of(
          name.toString(),
          root,
          files.filter(this::isOurs).map(root::relativize).sorted().toList());
    }
  }

  private boolean isOurs(Path file) {
    return file.toString().endsWith(".java") && !root.relativize(file).startsWith(OFFENCES);
  }
}
