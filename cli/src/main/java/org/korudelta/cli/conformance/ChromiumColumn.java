package org.korudelta.cli.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.cli.program.Chromium;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/**
 * A bundle in headless Chromium, on a page served from loopback that posts its report back.
 *
 * @param name the column's name
 */
record ChromiumColumn(String name, WebBundle bundle, WebStorage storage) implements Column {

  @Override
  public Report run(ScenarioGroup group, Consumer<String> finished) {
    Path folder = bundle.module().resolveSibling("");
    try (ConformancePage page = ConformancePage.serve(folder, finished);
        Chromium chromium = Chromium.open(page.address(this, group), List.of(), DEADLINE_SECONDS)) {
      return ReportJson.parse(page.report(chromium.process()));
    } catch (IOException e) {
      throw new KoruException.Unavailable("cannot serve the conformance page", e);
    }
  }
}
