package org.korudelta.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;
import org.korudelta.verify.Verification;
import org.korudelta.verify.VerificationListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;

/** {@code koru verify}: reads every byte of the log and names each damage. */
@Command(
    name = "verify",
    description = {
      "Read the whole log and name every damage; change nothing.",
      "Files, manifest, checksums, what is stated durable, ids, chains, causes and times are"
          + " checked, record by record, also where the database cannot be opened any more. What a"
          + " crash may leave, such as a torn tail, is told and is no damage.",
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
    try (Answers answers = data.answers(Column.text("").in(Style.fg_red), Column.text(""))) {
      return BlockingKoruDelta.verify(directory, listener(answers, progress));
    } finally {
      progress.done();
    }
  }

  private static VerificationListener listener(Answers answers, Progress progress) {
    return new VerificationListener() {
      @Override
      public void found(Finding finding) {
        answers.row(object(finding), level(finding), finding.text());
      }

      @Override
      public void progress(long bytes, long bytesTotal) {
        progress.at("MB of " + bytesTotal / 1_000_000, bytes / 1_000_000);
      }
    };
  }

  private static String level(Finding finding) {
    return finding.kind().damage() ? "damage" : "trace";
  }

  private static JsonObject object(Finding finding) {
    JsonObjectBuilder object = Json.object().put("finding", finding.kind().code());
    object.put("damage", finding.kind().damage());
    put(object, finding.place());
    put(object, finding.subject());
    putUnlessEmpty(object, "expected", finding.expected());
    putUnlessEmpty(object, "actual", finding.actual());
    return object.build();
  }

  private static void put(JsonObjectBuilder object, Place place) {
    putUnlessEmpty(object, "file", place.file());
    if (place.segment() > 0) {
      object.put("segment", place.segment()).put("offset", place.offset());
    }
  }

  private static void put(JsonObjectBuilder object, Subject subject) {
    if (subject.sequence() > 0) {
      object.put("sequence", subject.sequence());
    }
    if (subject.ordinal() >= 0) {
      object.put("ordinal", subject.ordinal());
    }
    subject
        .version()
        .ifPresent(
            id ->
                object
                    .put("versionId", id.hex())
                    .put("namespace", subject.namespace())
                    .put("key", subject.key()));
  }

  private static void putUnlessEmpty(JsonObjectBuilder object, String name, String text) {
    if (!text.isEmpty()) {
      object.put(name, text);
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
