package org.korudelta.cli.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.korudelta.json.JsonNumber;
import org.korudelta.jvm.BlockingKoruDelta;

/** Kills a writing process with SIGKILL and looks for every write it was told is durable. */
final class KilledWriterChapter implements Chapter {
  private static final int KILL_AFTER = 300;

  @Override
  public String title() {
    return "Kill a writing process and find every acknowledged write";
  }

  @Override
  public String why() {
    return """
    Another process writes as fast as it can, and reports each write once the disk has it.
    Then it is killed without warning. Everything that it reported must be there.
    """;
  }

  @Override
  public void tell(Stage stage) throws IOException, InterruptedException, UnmetExpectation {
    Path directory = stage.directory().resolve("killed");
    Process writer = start(directory);
    int acknowledged = killAfter(writer);
    stage.say(
        "process "
            + writer.pid()
            + " was killed with SIGKILL; it had reported "
            + acknowledged
            + " writes");
    stage.expect("it was busy writing when it died", acknowledged >= KILL_AFTER);
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      stage.expect(
          "reported writes that are there after reopening", found(db, acknowledged), acknowledged);
      stage.expect("the log knows that it was not closed", !db.stats().recovery().cleanClose());
    }
  }

  private static Process start(Path directory) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /**
   * Reads acknowledgements, kills, and counts what was acknowledged until the end of the stream.
   */
  private static int killAfter(Process writer) throws IOException, InterruptedException {
    int acknowledged = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
      while (lines.readLine() != null) {
        acknowledged++;
        if (acknowledged == KILL_AFTER) {
          writer.destroyForcibly();
        }
      }
    } catch (IOException e) {
      if (acknowledged < KILL_AFTER) {
        throw e;
      }
    } finally {
      writer.destroyForcibly();
      writer.waitFor(10, TimeUnit.SECONDS);
    }
    return acknowledged;
  }

  private static int found(BlockingKoruDelta db, int acknowledged) {
    int found = 0;
    for (int i = 0; i < acknowledged; i++) {
      JsonNumber expected = JsonNumber.of(i);
      if (db.get("killed", KilledWriter.key(i))
          .filter(v -> v.value().equals(expected))
          .isPresent()) {
        found++;
      }
    }
    return found;
  }
}
