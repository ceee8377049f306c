package org.korudelta.cli.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.korudelta.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koru tour}: a causal database at work on real data, in a minute. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description = {
      "See a causal database at work on real data, in a minute.",
      "Time travel, history, a killed writer, word vectors, simulated crashes; in a fresh",
      "directory under target/."
    },
    footer = {"", "Example:  koru tour"})
public final class TourCommand implements Callable<Integer> {
  private static final List<Chapter> CHAPTERS =
      List.of(
          new ImportChapter(),
          new TimeTravelChapter(),
          new HistoryChapter(),
          new KilledWriterChapter(),
          new WordsChapter(),
          new CrashRunsChapter());

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  TourCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = command.commandLine().getOut();
    Stage stage = new Stage(freshDirectory(), out, command.commandLine().getErr());
    List<String> summary = new ArrayList<>();
    for (int i = 0; i < CHAPTERS.size(); i++) {
      Chapter chapter = CHAPTERS.get(i);
      out.println();
      out.println((i + 1) + ". " + chapter.title());
      long start = System.nanoTime();
      try {
        chapter.tell(stage);
      } catch (UnmetExpectation e) {
        command
            .commandLine()
            .getErr()
            .println("koru: the tour's expectation failed: " + e.getMessage());
        return ExitCode.EXPECTATION;
      }
      summary.add(summary(chapter, System.nanoTime() - start));
    }
    close(out, summary);
    return ExitCode.OK;
  }

  private static String summary(Chapter chapter, long nanos) {
    return String.format(Locale.ROOT, "   %6.2f s  %s", nanos / 1e9, chapter.title());
  }

  private static void close(PrintWriter out, List<String> summary) {
    out.println();
    out.println("What you saw:");
    summary.forEach(out::println);
    out.println();
    out.println("Try next:");
    out.println("   ./koru navigate words king -man +woman");
    out.println("   ./koru put users alice '{\"name\":\"Alice\"}' && ./koru log users alice");
    out.println("   ./koru conformance");
  }

  private static Path freshDirectory() throws IOException {
    Path target = Path.of(System.getProperty("koru.home", ".")).resolve("target");
    Files.createDirectories(target);
    return Files.createTempDirectory(target, "tour-");
  }
}
