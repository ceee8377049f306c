package org.korudelta.cli.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.korudelta.cli.program.Home;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.conformance.ConformanceTable;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.broken.FaultTrial;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonObject;
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
    description = {
      "Compare what every platform observes, scenario by scenario.",
      "Runs each scenario on JDK 17 and 25 over files, on the JVM over memory and over",
      "a plain executor, on the virtual clock, in Chromium as JavaScript and as WebAssembly, there"
          + " over OPFS",
      "and IndexedDB, and in Node over memory and files; writes target/conformance/report.json and"
          + " report.md."
    },
    footer = {"koru conformance --platform jvm-17,jvm-25,node", "koru conformance --group runtime"})
public final class ConformanceCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--platform",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Only these, at least two (default: all):",
        "jvm-17, jvm-25, jvm-memory, executor, deterministic,",
        "chromium, chromium-wasm, opfs, indexeddb, node, node-files, npm-chromium, npm-node."
      })
  private List<String> platforms = List.of();

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Only these scenarios: runtime, values, database or storage (default: all).")
  private String group = "all";

  ConformanceCommand() {}

  @Override
  public Integer call() throws IOException {
    ScenarioGroup part = ScenarioGroup.named(group);
    List<ColumnRun> runs = run(columns(), part);
    ConformanceTable table = table(runs, part);
    PrintWriter out = command.commandLine().getOut();
    out.println(table.console());
    runs.forEach(run -> out.println("platform " + run.text()));
    List<FaultTrial> trials = FaultTrials.trials(part);
    trials.forEach(trial -> out.println("fault " + trial.text()));
    out.flush();
    write(table, trials);
    boolean caught = trials.stream().allMatch(FaultTrial::caught);
    return table.green() && caught ? ExitCode.OK : ExitCode.EXPECTATION;
  }

  private List<ColumnRun> run(List<Column> columns, ScenarioGroup part) {
    Progress progress = new Progress(command.commandLine().getErr(), "conformance");
    AtomicLong count = new AtomicLong();
    List<ColumnRun> runs =
        ColumnRun.all(
            columns,
            part,
            (column, id) -> {
              synchronized (progress) {
                progress.at("scenarios, last " + column + " " + id, count.incrementAndGet());
              }
            });
    progress.done();
    return runs;
  }

  /** A platform without a report is a red column; a choice of platforms is no whole table. */
  static ConformanceTable table(List<ColumnRun> runs, ScenarioGroup part) {
    List<String> names = runs.stream().map(ColumnRun::name).toList();
    List<Report> reports = runs.stream().flatMap(run -> run.report().stream()).toList();
    return names.size() == Column.ALL.size()
        ? ConformanceTable.of(part.ids(), names, reports)
        : ConformanceTable.ofSome(part.ids(), names, reports);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (Column column : Column.ALL) {
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

  private static void write(ConformanceTable table, List<FaultTrial> trials) throws IOException {
    Path target = Home.path().resolve("target/conformance");
    Files.createDirectories(target);
    JsonObject json = ReportJson.object(table).with("faults", FaultTrials.json(trials));
    Files.writeString(target.resolve("report.json"), json.toString());
    StringBuilder markdown = new StringBuilder(table.markdown());
    trials.forEach(trial -> markdown.append("\nFault ").append(trial.text()).append('\n'));
    Files.writeString(target.resolve("report.md"), markdown);
  }
}
