package org.korudelta.cli.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.error.KoruException;

/**
 * A process that runs something of ours: it prints {@code done ID} for each part, then {@code
 * report TEXT}. What it says on standard error stands among ours.
 */
public final class ReportingProcess {
  /** Begins the line of a part that is done. */
  public static final String DONE = "done ";

  /** Begins the line of the report. */
  public static final String REPORT = "report ";

  private ReportingProcess() {}

  /**
   * Runs {@code command} to its report; {@code unavailable} when it ends without one or takes too
   * long.
   *
   * @param secondsMax how long it may take
   * @param done hears the name of each part
   * @throws IOException when it cannot be started
   */
  @SuppressWarnings("try") // The deadline works by being open.
  public static String run(List<String> command, int secondsMax, Consumer<String> done)
      throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (Deadline deadline = Deadline.kill(process, secondsMax);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return report(lines, command.get(0), done);
    } catch (IOException e) {
      throw new KoruException.Unavailable("process cannot be heard: program=" + command.get(0), e);
    }
  }

  private static String report(BufferedReader lines, String program, Consumer<String> done)
      throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(DONE)) {
        done.accept(line.substring(DONE.length()));
      } else if (line.startsWith(REPORT)) {
        return line.substring(REPORT.length());
      }
    }
    throw new KoruException.Unavailable(
        "process ended without a report; its errors stand above: program=" + program);
  }
}
