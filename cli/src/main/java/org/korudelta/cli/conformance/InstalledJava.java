package org.korudelta.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Java installation of this machine, found without starting it.
 *
 * @param home its directory
 * @param feature its feature version, for example 17
 */
public record InstalledJava(Path home, int feature) {
  /** Directories that hold installations, as the launcher knows them. */
  private static final List<Path> PARENTS =
      List.of(
          Path.of("/usr/lib/jvm"),
          Path.of("/usr/java"),
          Path.of("/opt/java"),
          Path.of("/opt"),
          Path.of("/Library/Java/JavaVirtualMachines"),
          Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"),
          Path.of(System.getProperty("user.home"), ".jdks"));

  private static final String VERSION = "JAVA_VERSION=\"";

  /** All that are found: the one that runs this first, then by directory. */
  public static List<InstalledJava> all() {
    List<InstalledJava> found = new ArrayList<>();
    at(Path.of(System.getProperty("java.home"))).ifPresent(found::add);
    at(Path.of(System.getenv().getOrDefault("JAVA_HOME", "."))).ifPresent(found::add);
    for (Path parent : PARENTS) {
      found.addAll(in(parent));
    }
    return found;
  }

  /** Those directly in {@code parent}, by name; none when it cannot be listed. */
  static List<InstalledJava> in(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .sorted()
          .flatMap(child -> at(child).or(() -> at(child.resolve("Contents/Home"))).stream())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The program that starts it. */
  public Path program() {
    return home.resolve("bin/java");
  }

  private static Optional<InstalledJava> at(Path home) {
    if (!Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    try (Stream<String> release = Files.lines(home.resolve("release"))) {
      return release
          .filter(line -> line.startsWith(VERSION))
          .map(line -> new InstalledJava(home, leadingNumber(line.substring(VERSION.length()))))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int leadingNumber(String text) {
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(text.substring(0, end));
  }
}
