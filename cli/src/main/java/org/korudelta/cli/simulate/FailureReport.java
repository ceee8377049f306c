package org.korudelta.cli.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;

/** Tells of a failure and writes the file that repeats it. */
final class FailureReport {
  private final String world;
  private final Runner runner;
  private final Path folder;

  FailureReport(String world, Runner runner, Path folder) {
    this.world = world;
    this.runner = runner;
    this.folder = folder;
  }

  void write(Found found, PrintWriter out) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(world + "-" + found.failure().kind() + ".sim");
    Files.writeString(file, runner.file(world, found.shrunk()).text());
    out.println("failed: " + found.failure().kind() + ": " + found.failure().message());
    out.println(
        "  seed "
            + found.seed()
            + "; shrunk from "
            + found.first().length()
            + " choices to "
            + found.shrunk().length()
            + ", "
            + found.shrunk().deviations()
            + " of them not zero, in "
            + found.tries()
            + " runs");
    out.println(
        found.repeats()
            ? "  repeat it: koru replay " + file
            : "  it does not repeat: something else than the choices decides");
  }
}
