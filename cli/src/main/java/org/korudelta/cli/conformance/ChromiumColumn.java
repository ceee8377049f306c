package org.korudelta.cli.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/**
 * A bundle in headless Chromium, on a page served from loopback that posts its report back.
 *
 * @param name the column's name
 */
record ChromiumColumn(String name, WebBundle bundle) implements Column {
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  @Override
  @SuppressWarnings("try") // The deadline works by being open.
  public Report run(ScenarioGroup group, Consumer<String> finished) {
    Path folder = bundle.module().resolveSibling("");
    try (TemporaryDirectory profile = TemporaryDirectory.create("korudelta-chromium-");
        ConformancePage page = ConformancePage.serve(folder, finished)) {
      Process chromium = start(profile.path(), page.address(name, group, bundle.file()));
      try (Deadline deadline = Deadline.kill(chromium, DEADLINE_SECONDS)) {
        return ReportJson.parse(page.report(chromium));
      }
    } catch (IOException e) {
      throw new KoruException.Unavailable("cannot serve the conformance page", e);
    }
  }

  private static Process start(Path profile, String address) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(executable());
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + profile);
    command.add(address);
    return browser(command, profile).start();
  }

  /** What it leaves in its folder for temporary files goes away with the profile. */
  private static ProcessBuilder browser(List<String> command, Path profile) throws IOException {
    ProcessBuilder browser =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(profile.resolve("chromium.log").toFile());
    Path temporary = Files.createDirectory(profile.resolve("tmp"));
    browser.environment().put("TMPDIR", temporary.toString());
    return browser;
  }

  private static String executable() {
    return ProgramPath.chromium(System.getenv())
        .map(Path::toString)
        .orElseThrow(
            () ->
                new KoruException.Unavailable(
                    "Chromium is not installed; it runs the browser column. Install it: apt-get"
                        + " install chromium"));
  }
}
