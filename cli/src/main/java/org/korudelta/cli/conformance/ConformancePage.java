package org.korudelta.cli.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.korudelta.cli.program.LoopbackServer;
import org.korudelta.cli.program.PostedAnswer;
import org.korudelta.conformance.scenarios.ScenarioGroup;

/** The page that runs the suite in a browser, served on loopback, and the report it posts back. */
final class ConformancePage implements AutoCloseable {
  private final LoopbackServer server;
  private final PostedAnswer report;

  private ConformancePage(LoopbackServer server, PostedAnswer report) {
    this.server = server;
    this.report = report;
  }

  /** Serves the page and the files of {@code folder}. */
  static ConformancePage serve(Path folder, Consumer<String> finished) throws IOException {
    PostedAnswer report = new PostedAnswer();
    LoopbackServer server =
        LoopbackServer.start()
            .page(WebBundle.script("conformance.html"))
            .files("/web/", folder)
            .hears("/done", finished)
            .hears("/report", report::give)
            .hears("/failed", report::fail);
    return new ConformancePage(server, report);
  }

  /**
   * Where the page runs {@code group} of {@code module}, a file of the folder, as {@code platform}.
   */
  String address(String platform, ScenarioGroup group, String module) {
    return server.address()
        + "?platform="
        + platform
        + "&group="
        + group.text()
        + "&module="
        + module;
  }

  /** Waits for the report; {@code unavailable} when the browser ends or fails first. */
  String report(Process browser) {
    return report.await(browser, Column.DEADLINE_SECONDS);
  }

  @Override
  public void close() {
    server.close();
  }
}
