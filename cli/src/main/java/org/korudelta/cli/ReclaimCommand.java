package org.korudelta.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.ReclaimReport;
import org.korudelta.Retention;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru reclaim}: lets a namespace keep only so much of its past. */
@Command(
    name = "reclaim",
    description = {
      "Take the values of a namespace that are beyond what is to be kept out of every file.",
      "Current values stay whatever is said. Ids, times and causes of all versions stay, too; a"
          + " read before the horizon fails with 'gone' and says where that is. It cannot be"
          + " undone."
    },
    footer = {"koru reclaim clicks --keep-versions 10", "koru reclaim clicks --keep-age P30D"})
final class ReclaimCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The namespace.")
  private String namespace = "";

  @ArgGroup(multiplicity = "1")
  private Kept kept = new Kept();

  /** How much; one of them. */
  private static final class Kept {
    @Option(
        names = "--keep-versions",
        paramLabel = "N",
        description = "Keep the newest N versions of each key.")
    private @Nullable Integer versions;

    @Option(
        names = "--keep-age",
        paramLabel = "DURATION",
        description = "Keep what was current at any time of the last DURATION, as P30D or PT12H.")
    private @Nullable String age;

    private Retention retention() {
      Integer count = versions;
      return count == null
          ? Retention.age(duration(age == null ? "" : age))
          : Retention.versions(count);
    }

    private static Duration duration(String text) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw new KoruException.BadRequest(
            "not a duration: text=" + text + " for example P30D or PT12H", e);
      }
    }
  }

  @Override
  public Integer call() {
    ReclaimReport report = data.writableExisting().reclaim(Map.of(namespace, kept.retention()));
    JsonObjectBuilder facts = Json.object().put("versions", report.versions());
    facts.put("segments", report.segments()).put("valueBytes", report.valueBytes());
    facts.put("reclaimedBytes", report.reclaimedBytes());
    data.answer(
        facts.build(),
        "took the values of "
            + Count.of(report.versions(), "version")
            + ", files are "
            + report.reclaimedBytes()
            + " bytes shorter");
    return ExitCode.OK;
  }
}
