package org.korudelta.cli.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.error.KoruException;

/**
 * The shipped output in Node: the script prints {@code done ID} for each scenario, then {@code
 * report JSON}.
 */
public final class NodeColumn implements Column {

  @Override
  public String name() {
    return "node";
  }

  @Override
  public Report run(Consumer<String> finished) {
    Process node = start(WebBundle.path());
    Deadline deadline = Deadline.kill(node, DEADLINE_SECONDS);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
      return report(lines, finished);
    } catch (IOException e) {
      throw new KoruException.Unavailable("node ended without a report", e);
    } finally {
      deadline.close();
    }
  }

  private static Report report(BufferedReader lines, Consumer<String> finished) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("done ")) {
        finished.accept(line.substring("done ".length()));
      } else if (line.startsWith("report ")) {
        return ReportJson.parse(line.substring("report ".length()));
      }
    }
    throw new KoruException.Unavailable("node ended without a report; its errors stand above");
  }

  private static Process start(Path bundle) {
    String script = WebBundle.script("conformance-node.mjs");
    try {
      return new ProcessBuilder(
              "node",
              "--enable-source-maps",
              "--input-type=module",
              "--eval",
              script,
              bundle.toUri().toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new KoruException.Unavailable(
          "Node is not installed; it runs the JavaScript column. Install Node 20 or newer (Debian:"
              + " apt-get install nodejs)",
          e);
    }
  }
}
