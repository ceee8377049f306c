package org.korudelta.benchmarks.js;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.korudelta.benchmarks.result.RatioTable;
import org.korudelta.cli.program.Deadline;
import org.korudelta.cli.program.ProgramPath;
import org.korudelta.error.KoruException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench js}: the JavaScript package beside its peers, on the same work, in one
 * run, by {@code benchmarks/js/bench.mjs}, which installs the peers by {@code npm ci} first.
 *
 * <p>Hypothesis: a put, get, history or getAt of the package is faster than that of every peer that
 * keeps versions itself. Command: {@code ./koru bench js}.
 */
@Command(
    name = "js",
    description = {
      "Measures the JavaScript package beside PouchDB, Automerge, Yjs, Dexie, RxDB, LokiJS,"
          + " sql.js,",
      "PGlite and a Map: put, batch, get, history, getAt, vectors, reopening, start, size."
    },
    mixinStandardHelpOptions = true)
public final class JsCommand implements Callable<Integer> {
  private static final int SECONDS_MAX = 3 * 60 * 60;

  @Option(names = "--quick", description = "Fewer documents and less time for each operation.")
  private boolean quick;

  @Option(
      names = "--on",
      paramLabel = "PLATFORM",
      description = "Only there: node or chromium (default: both).")
  private Optional<String> platforms = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Only rows with this in 'operation / who', such as 'getAt.*PouchDB'.")
  private Optional<String> only = Optional.empty();

  @Option(
      names = "--package",
      paramLabel = "FOLDER",
      description = "The package korudelta to measure (default: runtime-browser/npm).")
  private Optional<Path> packaged = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Measures nothing: prints the ratios in a result file as a page's tables.")
  private Optional<Path> table = Optional.empty();

  @Spec private CommandSpec spec;

  /** Made by the command line. */
  public JsCommand() {}

  @Override
  public Integer call() throws IOException {
    if (table.isPresent()) {
      spec.commandLine().getOut().print(RatioTable.of(table.get()).markdown());
      spec.commandLine().getOut().flush();
      return 0;
    }
    return run(command());
  }

  private List<String> command() {
    Path script = Path.of(System.getProperty("koru.home", "."), "benchmarks/js/bench.mjs");
    List<String> command = new ArrayList<>(List.of(node(), script.toString()));
    if (quick) {
      command.add("--quick");
    }
    platforms.ifPresent(it -> command.add("--on=" + it));
    only.ifPresent(it -> command.add("--only=" + it));
    packaged.ifPresent(it -> command.add("--package=" + it));
    return command;
  }

  private static String node() {
    return ProgramPath.node(System.getenv())
        .orElseThrow(
            () ->
                new KoruException.Unavailable(
                    "Node is not installed. Install Node 20 or newer (Debian: apt-get install"
                        + " nodejs)"))
        .toString();
  }

  @SuppressWarnings("try") // The deadline works by being open.
  private static int run(List<String> command) throws IOException {
    Process node = new ProcessBuilder(command).inheritIO().start();
    try (Deadline deadline = Deadline.kill(node, SECONDS_MAX)) {
      return node.waitFor();
    } catch (InterruptedException e) {
      node.destroy();
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("measuring was interrupted", e);
    }
  }
}
