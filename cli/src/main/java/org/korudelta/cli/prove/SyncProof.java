package org.korudelta.cli.prove;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.korudelta.cli.program.Deadline;
import org.korudelta.cli.program.ProgramPath;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.error.KoruException;

/**
 * Traces the system calls of a process of writers, and looks whether each acknowledgement came
 * after the sync of what it acknowledges, and whether writers shared syncs.
 *
 * <p>Threading: for one thread, once.
 */
final class SyncProof {
  /** Segments that end a few times, and an index that is written down a few times. */
  private static final int SEGMENT_BYTES_MAX = 256 << 10;

  private static final int TAIL_VERSIONS = 1_024;
  private static final int SECONDS_MAX = 300;

  /** Enough for all bytes of one call. */
  private static final int TRACED_BYTES_MAX = 2 << 20;

  private static final String CALLS = "openat,write,writev,pwrite64,pwritev,fsync,fdatasync";

  private final Plan plan;
  private final PrintWriter out;
  private final Map<String, String> environment;
  private final Verdict verdict = new Verdict();

  /**
   * What to do.
   *
   * @param seed decides the load
   * @param commits how many acknowledged ones to wait for
   * @param durability when writers are answered
   */
  record Plan(long seed, int commits, DurabilityKind durability) {}

  /** Finds strace by {@code environment}. */
  SyncProof(Plan plan, PrintWriter out, Map<String, String> environment) {
    this.plan = plan;
    this.out = out;
    this.environment = environment;
  }

  /**
   * Traces and judges; whether everything was in order. If not, the trace is left in a folder of
   * its own in {@code parent}.
   *
   * @throws KoruException.Unavailable when system calls cannot be traced here
   */
  boolean run(Path parent) throws IOException, InterruptedException {
    String strace = strace();
    Files.createDirectories(parent);
    TemporaryDirectory folder =
        new TemporaryDirectory(
            Files.createTempDirectory(parent, "syncs-" + plan.seed() + "-").toRealPath());
    out.println(
        "seed "
            + plan.seed()
            + ": "
            + WritersProcess.WRITERS
            + " writers, durability "
            + plan.durability());
    out.flush();
    int heard = trace(strace, folder);
    SyncOrder order = judge(folder.path(), heard);
    tell(order, folder);
    return verdict.holds();
  }

  private String strace() {
    return ProgramPath.strace(environment)
        .map(Path::toString)
        .orElseThrow(
            () ->
                new KoruException.Unavailable(
                    "strace is not installed; it traces system calls, on Linux only. Install it:"
                        + " apt-get install strace"));
  }

  /** Lets the writers write, and kills them; gives how many acknowledgements were heard. */
  @SuppressWarnings("try") // The deadline works by being open.
  private int trace(String strace, TemporaryDirectory folder)
      throws IOException, InterruptedException {
    Path errors = folder.path().resolve("errors.txt");
    Process process =
        new ProcessBuilder(command(strace, folder.path())).redirectError(errors.toFile()).start();
    int heard = 0;
    try (Deadline deadline = Deadline.kill(process, SECONDS_MAX);
        BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard += Answer.parse(line).filter(Answer::acknowledged).isPresent() ? 1 : 0;
        if (heard == plan.commits()) {
          killTraced(process);
        }
      }
      process.waitFor();
    }
    if (heard < plan.commits()) {
      String said = Files.readString(errors).strip();
      folder.close();
      throw new KoruException.Unavailable(
          "system calls cannot be traced here: acknowledged=" + heard + " strace said: " + said);
    }
    return heard;
  }

  /** What is traced and not who traces: that writes its file to the end. */
  private static void killTraced(Process strace) {
    strace.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private List<String> command(String strace, Path folder) {
    List<String> command = new ArrayList<>(List.of(strace, "-f", "-y"));
    command.addAll(List.of("-s", Integer.toString(TRACED_BYTES_MAX), "-e", "trace=" + CALLS));
    command.addAll(List.of("-o", trace(folder).toString()));
    Setting setting = new Setting(SEGMENT_BYTES_MAX, TAIL_VERSIONS, plan.durability());
    WritersProcess.Task task =
        new WritersProcess.Task(data(folder), setting, new Load(plan.seed()), 1);
    command.addAll(WritersRun.command(task));
    return command;
  }

  private SyncOrder judge(Path folder, int heard) throws IOException {
    SyncOrder order = new SyncOrder(data(folder).toString(), verdict);
    TraceReader reader = new TraceReader(order);
    try (Stream<String> lines = Files.lines(trace(folder), StandardCharsets.ISO_8859_1)) {
      lines.forEach(reader::read);
    }
    if (order.commits() < heard) {
      verdict.broken("the trace lacks acknowledgements: " + order.commits() + " of " + heard);
    }
    if (order.syncs() >= order.commits()) {
      verdict.broken(
          "writers share no syncs: commits=" + order.commits() + " syncs=" + order.syncs());
    }
    return order;
  }

  private void tell(SyncOrder order, TemporaryDirectory folder) throws IOException {
    verdict.complaints().forEach(out::println);
    if (verdict.holds()) {
      folder.close();
    } else {
      out.println("kept with its trace: " + folder.path());
    }
    out.printf(
        Locale.ROOT,
        "acknowledged commits %d in %d segments, before their sync %d, syncs of segments %d,"
            + " of anything %d, commits for each sync %.1f%n",
        order.commits(),
        order.segments(),
        order.early(),
        order.segmentSyncs(),
        order.syncs(),
        (double) order.commits() / Math.max(1, order.segmentSyncs()));
    out.flush();
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  private static Path trace(Path folder) {
    return folder.resolve("trace.txt");
  }
}
