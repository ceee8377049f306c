package org.korudelta.cli.conformance;

import java.nio.file.Path;

/** The directory of the source tree, in which the launcher builds what it runs. */
final class Home {
  private Home() {}

  static Path path() {
    return Path.of(System.getProperty("koru.home", ".")).toAbsolutePath().normalize();
  }
}
