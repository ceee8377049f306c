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
            .module("/run.mjs", WebBundle.script("conformance-run.mjs"))
            .module("/worker.mjs", WebBundle.script("conformance-worker.mjs"))
            .files("/web/", folder)
            .files("/storage/", WebStorage.folder())
            .hears("/done", finished)
            .hears("/report", report::give)
            .hears("/failed", report::fail);
    return new ConformancePage(server, report);
  }

  /** Where the page runs {@code group} for a column, whose module is a file of the folder. */
  String address(ChromiumColumn column, ScenarioGroup group) {
    WebStorage storage = column.storage();
    String own =
        server.address()
            + "?platform="
            + column.name()
            + "&group="
            + group.text()
            + "&module=/web/"
            + column.bundle().file();
    return storage == WebStorage.MEMORY
        ? own
        : own
            + "&storage=/storage/"
            + storage.file()
            + "&adapter="
            + storage.export()
            + "&place="
            + storage.place();
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
