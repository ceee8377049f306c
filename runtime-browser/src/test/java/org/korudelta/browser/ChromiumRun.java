package org.korudelta.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One run of a script of checks in headless Chromium. */
final class ChromiumRun {
  private static final int DEADLINE_SECONDS = 120;
  private static final int END_SECONDS_MAX = 10;

  private ChromiumRun() {}

  /** What {@code checks} finds of {@code module} in {@code place}, a name of page.mjs. */
  static WebChecks of(String place, String module, String checks) throws Exception {
    try (CheckServer server = CheckServer.start()) {
      Path profile = Files.createTempDirectory(Path.of("target"), "chromium-");
      Process chromium = start(profile, server.address(place, module, checks));
      try {
        return WebChecks.parse(server.report().get(DEADLINE_SECONDS, TimeUnit.SECONDS));
      } finally {
        end(chromium);
      }
    }
  }

  private static Process start(Path profile, String address) throws IOException {
    Path wrapper = Path.of("src/test/tools/google-chrome-stable").toAbsolutePath();
    return new ProcessBuilder(
            wrapper.toString(),
            "--headless",
            "--user-data-dir=" + profile.toAbsolutePath(),
            address)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(profile.resolve("chromium.log").toFile())
        .start();
  }

  private static void end(Process chromium) throws InterruptedException {
    chromium.destroy();
    chromium.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS);
    chromium.descendants().forEach(ProcessHandle::destroyForcibly);
    chromium.destroyForcibly();
  }
}
