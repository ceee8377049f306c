package org.korudelta.cli.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.cli.program.Home;
import org.korudelta.error.KoruException;

/** The jars that the launcher runs: the command's own and, in {@code lib}, what it needs. */
final class PackagedJars {
  private PackagedJars() {}

  /** Their class path; {@code unavailable} when they were not built. */
  static String classPath() throws IOException {
    Path target = Home.path().resolve("cli/target");
    Path lib = target.resolve("lib");
    if (Files.isDirectory(target) && Files.isDirectory(lib)) {
      try (DirectoryStream<Path> jars =
          Files.newDirectoryStream(target, PackagedJars::isTheCommand)) {
        for (Path jar : jars) {
          return jar + File.pathSeparator + lib.resolve("*");
        }
      }
    }
    throw new KoruException.Unavailable(
        "packaged jars are not built: directory="
            + target
            + "; build them with: mvn verify, or run ./koru");
  }

  /** Not the jars of sources, documentation or tests beside it. */
  private static boolean isTheCommand(Path file) {
    return file.getFileName()
        .toString()
        .matches("korudelta-cli-\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\.jar");
  }
}
