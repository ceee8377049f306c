package org.korudelta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.data.Export;
import org.korudelta.cli.data.WholeFile;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code koru export}: the full history as JSON Lines, in the form that import reads. */
@Command(
    name = "export",
    description = {
      "Write the history as JSON Lines, every version, deletes included, in the order of commits,"
          + " in the form that koru import reads.",
      "A line has no ids: imported again, versions get new ones. So causes, which are ids, are left"
          + " out."
    },
    footer = {
      "koru export -o backup.jsonl.gz",
      "koru export --namespace mime --from 2020-01-01 | head",
      "koru export --namespace mime | koru import --data copy -"
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();

  @Option(names = "--namespace", paramLabel = "N", description = "Only this namespace; repeatable.")
  private Set<String> namespaces = new LinkedHashSet<>();

  @Option(names = "--key", paramLabel = "KEY", description = "Only this key; repeatable.")
  private Set<String> keys = new LinkedHashSet<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only from this time on: 2024-07-12, \"2 days ago\"; see koru help times.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only up to this time, inclusive.")
  private @Nullable String to;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write to FILE, which appears when it is complete, gzipped when it ends in .gz (default:"
              + " standard output).")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    Period period = period();
    Timestamp earliest = period.from() == null ? Timestamp.MIN : period.from();
    Export.Scope scope = new Export.Scope(namespaces, keys, earliest);
    BlockingReads reads = data.fixed(period.to());
    tell(file == null ? toOutput(reads, scope) : toFile(reads, scope, file));
    return ExitCode.OK;
  }

  /** Ends with what the session looks at, unless the user names an end. */
  private Period period() {
    Timestamp latest = data.time(to);
    return new Period(data.time(from), latest == null ? data.session().readPoint() : latest);
  }

  private Export.Report toOutput(BlockingReads reads, Export.Scope scope) throws IOException {
    PrintWriter out = data.out();
    Export.Report report = export(reads, scope, line -> print(out, line));
    out.flush();
    data.requireArrival();
    return report;
  }

  private void print(PrintWriter out, String line) {
    data.requireArrival();
    out.print(data.shown(line));
    out.print('\n');
  }

  private Export.Report toFile(BlockingReads reads, Export.Scope scope, Path target)
      throws IOException {
    data.requireOutside(target);
    try (WholeFile whole = new WholeFile(target)) {
      Export.Report report = export(reads, scope, whole::line);
      whole.complete();
      return report;
    }
  }

  private Export.Report export(BlockingReads reads, Export.Scope scope, Export.Lines lines)
      throws IOException {
    Progress progress = new Progress(data.err(), "export");
    try {
      Export.Report report = Export.of(reads, scope, lines, progress);
      requireSome(report);
      return report;
    } finally {
      progress.done();
    }
  }

  /** A namespace or key that never was is a mistake; an empty database is an empty answer. */
  private void requireSome(Export.Report report) {
    boolean named = !namespaces.isEmpty() || !keys.isEmpty();
    if (named && report.versions() == 0) {
      throw new KoruException.NotFound(
          "no history: namespaces=" + namespaces + " keys=" + keys + " in this time");
    }
  }

  private void tell(Export.Report report) {
    if (report.uprooted() > 0) {
      data.err()
          .println(
              "koru: "
                  + Count.of(report.uprooted(), "delete")
                  + " of values from before --from: an empty database cannot import them");
    }
    if (report.wiped() > 0) {
      data.err()
          .println(
              "koru: left out "
                  + Count.of(report.wiped(), "version")
                  + " whose values were erased or retired");
    }
    String text =
        "exported "
            + Count.of(report.versions(), "version")
            + " in "
            + Count.of(report.commits(), "commit");
    if (file == null) {
      data.err().println("koru: " + text);
    } else {
      JsonObjectBuilder facts = Json.object().put("file", file.toString());
      facts.put("versions", report.versions()).put("commits", report.commits());
      data.answer(facts.build(), text + " to " + file);
    }
  }
}
