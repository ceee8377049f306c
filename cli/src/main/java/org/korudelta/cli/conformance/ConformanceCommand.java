package org.korudelta.cli.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.conformance.ConformanceTable;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.scenarios.Catalogue;
import org.korudelta.error.KoruException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code koru conformance}: one table, scenario × platform, green where all platforms observed the
 * same.
 */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    description = {
      "Compare what every platform observes, scenario by scenario.",
      "Runs each scenario on the JVM, the virtual clock, Chromium and Node; writes",
      "target/conformance/report.json and report.md."
    },
    footer = {"", "Example:  koru conformance --platform jvm,deterministic,node"})
public final class ConformanceCommand implements Callable<Integer> {
  static final List<Column> COLUMNS =
      List.of(new JvmColumn(), new DeterministicColumn(), new ChromiumColumn(), new NodeColumn());

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--platform",
      split = ",",
      paramLabel = "NAME",
      description = "Only these, at least two: jvm, deterministic, chromium, node (default: all).")
  private List<String> platforms = List.of();

  ConformanceCommand() {}

  @Override
  public Integer call() throws IOException {
    List<Column> columns = columns();
    List<Report> reports = new ArrayList<>();
    for (Column column : columns) {
      reports.add(run(column));
    }
    ConformanceTable table = ConformanceTable.of(Catalogue.ids(), names(columns), reports);
    PrintWriter out = command.commandLine().getOut();
    out.println(table.console());
    out.flush();
    write(table);
    return table.green() ? ExitCode.OK : ExitCode.EXPECTATION;
  }

  private Report run(Column column) {
    Progress progress = new Progress(command.commandLine().getErr(), column.name());
    long[] count = new long[1];
    Report report = column.run(id -> progress.at("scenarios, last " + id, ++count[0]));
    progress.done();
    return report;
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (Column column : COLUMNS) {
      if (platforms.isEmpty() || platforms.contains(column.name())) {
        columns.add(column);
      }
    }
    if (columns.size() < 2 || (!platforms.isEmpty() && columns.size() != platforms.size())) {
      throw new KoruException.BadRequest(
          "name at least two known platforms: platform=" + platforms);
    }
    return columns;
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static void write(ConformanceTable table) throws IOException {
    Path target = Path.of(System.getProperty("koru.home", ".")).resolve("target/conformance");
    Files.createDirectories(target);
    Files.writeString(target.resolve("report.json"), ReportJson.text(table));
    Files.writeString(target.resolve("report.md"), table.markdown());
  }
}
