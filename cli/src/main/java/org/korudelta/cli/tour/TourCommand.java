package org.korudelta.cli.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koru tour}: a causal database at work on real data, in a minute. */
@Command(
    name = "tour",
    description = {
      "See a causal database at work on real data, in a minute.",
      "Time travel, history, a killed writer, word vectors, simulated crashes; in a fresh",
      "directory under target/."
    },
    footer = {"koru tour"})
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

  private final List<Chapter> chapters;

  TourCommand() {
    this(CHAPTERS);
  }

  TourCommand(List<Chapter> chapters) {
    this.chapters = chapters;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    Stage stage = new Stage(freshDirectory(), out, err);
    open(out);
    List<String> summary = new ArrayList<>();
    try {
      for (Chapter chapter : chapters) {
        summary.add(told(chapter, summary.size() + 1, stage));
      }
    } catch (UnmetExpectation e) {
      err.println("koru: the tour's expectation failed: " + e.getMessage());
      return ExitCode.EXPECTATION;
    }
    close(out, summary, stage.database());
    return ExitCode.OK;
  }

  private static void open(PrintWriter out) {
    out.println();
    out.println("KoruDelta keeps every write, so that any past moment can be read again.");
    out.println("This tour shows it at work on real data. A ✓ marks what was checked on the way;");
    out.println("the first thing that is not as promised ends the tour with an error.");
  }

  /** Tells one chapter; gives its line of the summary. */
  private static String told(Chapter chapter, int number, Stage stage) throws Exception {
    PrintWriter out = stage.out();
    out.println();
    out.println(number + ". " + chapter.title());
    chapter.why().lines().forEach(line -> out.println("   " + line));
    out.println();
    long start = System.nanoTime();
    chapter.tell(stage);
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(Locale.ROOT, "   %6.2f s  %s", seconds, chapter.title());
  }

  private static void close(PrintWriter out, List<String> summary, Path database) {
    out.println();
    out.println("What you saw, all of it as promised:");
    summary.forEach(out::println);
    out.println();
    out.println("Try next:");
    String data = " --data " + shellWord(fromHere(database));
    out.println("   ./koru log mime text/html" + data);
    out.println("   ./koru navigate words paris -france +italy" + data);
    out.println("   ./koru put users alice '{\"name\":\"Alice\"}' && ./koru log users alice");
  }

  private static Path fromHere(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }

  private static String shellWord(Path path) {
    String text = path.toString();
    boolean plain =
        text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static Path freshDirectory() throws IOException {
    Path target = Path.of(System.getProperty("koru.home", ".")).resolve("target");
    Files.createDirectories(target);
    return Files.createTempDirectory(target, "tour-");
  }
}
