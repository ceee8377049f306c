package org.korudelta.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The build's bundles and the scripts that test them, by their plain names. */
final class WebFiles {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("target/web").toAbsolutePath(),
          Path.of("npm/dist").toAbsolutePath(),
          Path.of("src/test/web").toAbsolutePath(),
          Path.of("target/reach").toAbsolutePath(),
          Path.of("target/checks").toAbsolutePath());

  private WebFiles() {}

  /** The file of this name; an assertion error when there is none. */
  static Path file(String name) {
    return find(name).orElseThrow(() -> new AssertionError("not built: file=" + name));
  }

  /** The file of this name, if there is one. */
  static Optional<Path> find(String name) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
