package org.korudelta.cli.program;

import java.nio.file.Path;

/** The directory of the source tree, in which the launcher builds what it runs. */
public final class Home {
  private Home() {}

  /** Its absolute path. */
  public static Path path() {
    return Path.of(System.getProperty("koru.home", ".")).toAbsolutePath().normalize();
  }
}
