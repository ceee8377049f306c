package org.korudelta.cli.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.error.KoruException;

/**
 * A process that runs the suite: it prints {@code done ID} for each scenario, then {@code report
 * JSON}. What it says on standard error stands among ours.
 */
final class ReportingProcess {
  static final String DONE = "done ";
  static final String REPORT = "report ";

  private ReportingProcess() {}

  /**
   * Runs {@code command} to its report; {@code unavailable} when it ends without one or takes too
   * long.
   *
   * @throws IOException when it cannot be started
   */
  @SuppressWarnings("try") // The deadline works by being open.
  static Report run(List<String> command, Consumer<String> finished) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (Deadline deadline = Deadline.kill(process, Column.DEADLINE_SECONDS);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return report(lines, command.get(0), finished);
    } catch (IOException e) {
      throw new KoruException.Unavailable("process cannot be heard: program=" + command.get(0), e);
    }
  }

  private static Report report(BufferedReader lines, String program, Consumer<String> finished)
      throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(DONE)) {
        finished.accept(line.substring(DONE.length()));
      } else if (line.startsWith(REPORT)) {
        return ReportJson.parse(line.substring(REPORT.length()));
      }
    }
    throw new KoruException.Unavailable(
        "process ended without a report; its errors stand above: program=" + program);
  }
}
