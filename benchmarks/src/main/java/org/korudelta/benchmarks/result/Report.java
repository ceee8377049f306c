package org.korudelta.benchmarks.result;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.korudelta.json.JsonObject;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's figures go: progress and a table on the screen, all of them in a file. */
public final class Report {
  private final String name;
  private final Path directory;
  private final PrintWriter out;
  private final PrintWriter progress;

  /** For the command of {@code spec}, whose name its file gets. */
  public Report(CommandSpec spec) {
    this.name = spec.name();
    this.directory = Path.of(System.getProperty("koru.home", ".")).resolve("target/bench");
    this.out = spec.commandLine().getOut();
    this.progress = spec.commandLine().getErr();
  }

  /** The folder of results, logs and scratch files. */
  public Path directory() {
    return directory;
  }

  /** Says what will be measured. */
  public void headline(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }

  /**
   * Runs all trials {@code rounds} times, platform after platform, and reports: each platform's
   * table and the file anew once it is done.
   *
   * @param shape how much was measured, for the file
   * @throws Exception if a subject failed
   */
  public void of(List<Part> parts, int rounds, JsonObject shape) throws Exception {
    Path file = directory.resolve(name + ".json");
    List<Measured> all = new ArrayList<>();
    for (Part part : parts) {
      Rounds trials = new Rounds(part.trials(), directory, progress);
      Measured measured = new Measured(part.platform(), trials.measure(rounds));
      all.add(measured);
      new ResultFile(shape, all).write(file);
      out.printf("%n%s%n%s", measured.platform(), new Table(measured.measurements()).text());
      out.flush();
    }
    out.printf("%nAll figures: %s%n", file);
    out.flush();
  }
}
