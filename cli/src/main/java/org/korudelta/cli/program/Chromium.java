package org.korudelta.cli.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * A headless Chromium that shows one page, with a profile of its own; closing ends it and deletes
 * what it left.
 */
public final class Chromium implements AutoCloseable {
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

  private final TemporaryDirectory profile;
  private final Process process;
  private final Deadline deadline;

  private Chromium(TemporaryDirectory profile, Process process, Deadline deadline) {
    this.profile = profile;
    this.process = process;
    this.deadline = deadline;
  }

  /**
   * Starts it, to be ended after {@code secondsMax} at the latest; {@code unavailable} when it is
   * not installed.
   *
   * @param more flags beside those that every run has
   */
  public static Chromium open(String address, List<String> more, int secondsMax)
      throws IOException {
    String executable = executable();
    TemporaryDirectory profile = TemporaryDirectory.create("korudelta-chromium-");
    List<String> command = new ArrayList<>();
    command.add(executable);
    command.addAll(FLAGS);
    command.addAll(more);
    command.add("--user-data-dir=" + profile.path());
    command.add(address);
    Process process = browser(command, profile.path()).start();
    return new Chromium(profile, process, Deadline.kill(process, secondsMax));
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
                    "Chromium is not installed. Install it: apt-get install chromium"));
  }

  /** The process of the browser itself. */
  public Process process() {
    return process;
  }

  @Override
  public void close() throws IOException {
    deadline.close();
    profile.close();
  }
}
