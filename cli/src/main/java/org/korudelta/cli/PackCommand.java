package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.PackReport;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code koru pack}: makes old segments small. */
@Command(
    name = "pack",
    description = {
      "Pack the segments of the log: smaller files, the same answers.",
      "Segments that are packed already are passed over, and the one that takes writes",
      "where it has less than 1 MiB."
    },
    footer = {"koru pack"})
final class PackCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    PackReport report = data.writableExisting().pack();
    JsonObjectBuilder facts = Json.object().put("segments", report.segments());
    facts.put("bytesBefore", report.bytesBefore()).put("bytesAfter", report.bytesAfter());
    data.answer(
        facts.build(),
        report.segments() == 0
            ? "nothing to pack"
            : "packed "
                + Count.of(report.segments(), "segment")
                + ": "
                + report.bytesBefore()
                + " bytes are "
                + report.bytesAfter()
                + " now");
    return ExitCode.OK;
  }
}
