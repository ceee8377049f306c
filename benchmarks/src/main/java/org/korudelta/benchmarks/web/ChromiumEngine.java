package org.korudelta.benchmarks.web;

import java.io.IOException;
import java.util.List;
import org.korudelta.cli.program.Chromium;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/** Chromium: a visit to the page for each job, in one browser. */
final class ChromiumEngine implements WebEngine {
  private static final int SECONDS_MAX = 7_200;
  private static final List<String> FLAGS =
      List.of(
          "--disable-background-timer-throttling",
          "--disable-renderer-backgrounding",
          "--js-flags=--max-old-space-size=4096");

  private final Served served;
  private final Chromium chromium;

  private ChromiumEngine(Served served, Chromium chromium) {
    this.served = served;
    this.chromium = chromium;
  }

  /** The page and its scripts. */
  private record Served(TemporaryDirectory scripts, BenchPage page) {
    static Served start() throws IOException {
      TemporaryDirectory scripts = TemporaryDirectory.create("korudelta-bench-");
      WebScripts.writeTo(scripts.path());
      return new Served(scripts, BenchPage.serve(scripts.path()));
    }

    void end() throws IOException {
      page.close();
      scripts.close();
    }
  }

  /** {@code unavailable} when it is not installed. */
  static ChromiumEngine open() throws IOException {
    Served served = Served.start();
    try {
      String address = served.page().address();
      return new ChromiumEngine(served, Chromium.open(address, FLAGS, SECONDS_MAX));
    } catch (KoruException absent) {
      served.end();
      throw absent;
    }
  }

  @Override
  public JsonObject run(JsonObject job) {
    return (JsonObject) Json.parse(served.page().run(job.toString(), chromium.process()));
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    served.end();
  }
}
