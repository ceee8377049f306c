package org.korudelta.cli.conformance;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.cli.program.ReportingProcess;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/**
 * The shipped JavaScript in Node.
 *
 * @param name the column's name
 */
record NodeColumn(String name, WebBundle bundle, WebStorage storage) implements Column {

  @Override
  public Report run(ScenarioGroup group, Consumer<String> finished) {
    try {
      return ReportJson.parse(ReportingProcess.run(command(group), DEADLINE_SECONDS, finished));
    } catch (IOException e) {
      throw new KoruException.Unavailable(
          "Node is not installed; it runs the columns of JavaScript without a browser. Install"
              + " Node 20 or newer (Debian: apt-get install nodejs)",
          e);
    }
  }

  private List<String> command(ScenarioGroup group) {
    return List.of(
        "node",
        "--enable-source-maps",
        "--input-type=module",
        "--eval",
        WebBundle.script("conformance-run.mjs") + WebBundle.script("conformance-node.mjs"),
        bundle.module().toUri().toString(),
        name,
        group.text(),
        storage.uri(),
        storage.export());
  }
}
