package org.korudelta.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code koru verify}: reads every byte of the log and names each damage. */
@Command(
    name = "verify",
    description = {
      "Read the whole log and its index, and name every damage; change nothing.",
      "Files, manifest, checksums, what is stated durable, ids, chains, causes and times are"
          + " checked, record by record, also where the database cannot be opened any more. What a"
          + " crash may leave, such as a torn tail, is told and is no damage. The index repeats the"
          + " log: where it is damaged, or says something else, delete the file that is named, and"
          + " opening builds it again. For all other damage there is koru repair.",
      "Nobody else may have the database open meanwhile."
    },
    footer = {"koru verify", "koru verify --data backup --json"},
    exitCodeList = {
      " 0:all that was ever durable is there as it was written",
      " 1:there is no database",
      " 5:somebody has it open",
      " 6:there is damage"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    Path directory = data.released();
    long start = System.nanoTime();
    Verification verification = verify(directory);
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    data.answer(facts(verification, seconds), summary(verification, seconds));
    return verification.sound() ? ExitCode.OK : ExitCode.CORRUPTION;
  }

  private Verification verify(Path directory) {
    Progress progress = new Progress(data.err(), "verify");
    try (FindingRows rows = new FindingRows(data, progress)) {
      return BlockingKoruDelta.verify(directory, rows);
    } finally {
      progress.done();
    }
  }

  private static JsonObject facts(Verification verification, double seconds) {
    JsonObjectBuilder facts = Json.object().put("sound", verification.sound());
    facts.put("damages", verification.damages()).put("traces", verification.traces());
    facts.put("segments", verification.segments()).put("commits", verification.commits());
    facts.put("versions", verification.versions()).put("bytes", verification.bytes());
    facts.put("cleanClose", verification.cleanClose()).put("seconds", seconds);
    return facts.build();
  }

  private static String summary(Verification verification, double seconds) {
    double megabytes = verification.bytes() / BYTES_PER_MEGABYTE;
    return (verification.sound() ? "sound" : Count.of(verification.damages(), "damage"))
        + ": "
        + Count.of(verification.versions(), "version")
        + " in "
        + Count.of(verification.commits(), "commit")
        + ", "
        + Count.of(verification.segments(), "segment")
        + ", "
        + String.format(
            Locale.ROOT, "%.1f MB in %.2f s, %.0f MB/s", megabytes, seconds, megabytes / seconds)
        + (verification.cleanClose() ? "; closed cleanly" : "; not closed cleanly");
  }
}
