package org.korudelta.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.Repair;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingKoruDelta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru repair}: saves what is left of a damaged database to a new directory. */
@Command(
    name = "repair",
    description = {
      "Save what is left of a damaged database to a new directory; change nothing where it is.",
      "A version is saved when its id proves that it is what was written; a commit with its ids and"
          + " times when all of its versions are, and all that they replaced or name as causes was"
          + " saved before. What is lost is named, version by version, with the reason. --rewrite"
          + " keeps more: versions that are proven, but rest on what is lost, follow what there is"
          + " of their key, at their times, under new ids, which are named too.",
      "In the end the new database is verified. Nobody else may have the damaged one open"
          + " meanwhile."
    },
    footer = {"koru repair --into mended", "koru repair koru-data --into mended --rewrite --json"},
    exitCodeList = {
      " 0:nothing was damaged, and all of it is in the new directory",
      " 1:there is no database",
      " 3:the new directory is not empty",
      " 5:somebody has the database open",
      " 6:there was damage; what could be saved is in the new directory"
    })
final class RepairCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The damaged database's directory (default: that of --data).")
  private @Nullable Path damaged;

  @Option(
      names = "--into",
      paramLabel = "NEW",
      required = true,
      description = "Where to save it: a directory that is empty, or not there yet.")
  private Path into = Path.of("");

  @Option(
      names = "--rewrite",
      description = "Keep, under new ids, what is proven and rests on what is lost.")
  private boolean rewrites;

  @Override
  public Integer call() {
    Path named = data.released();
    Repair repair = repair(damaged == null ? named : damaged);
    data.answer(facts(repair), summary(repair));
    return repair.complete() ? ExitCode.OK : ExitCode.CORRUPTION;
  }

  private Repair repair(Path directory) {
    Progress progress = new Progress(data.err(), "repair");
    try (FindingRows rows = new FindingRows(data, progress)) {
      return BlockingKoruDelta.repair(directory, into, rewrites, rows);
    } finally {
      progress.done();
    }
  }

  private JsonObject facts(Repair repair) {
    JsonObjectBuilder facts = Json.object().put("complete", repair.complete());
    facts.put("kept", repair.kept()).put("rewritten", repair.rewritten());
    facts.put("lost", repair.lost()).put("damages", repair.source().damages());
    facts.put("into", into.toString()).put("versions", repair.result().versions());
    return facts.put("sound", repair.result().sound()).build();
  }

  private String summary(Repair repair) {
    return "kept "
        + Count.of(repair.kept(), "version")
        + (rewrites ? ", rewrote " + repair.rewritten() : "")
        + ", lost "
        + repair.lost()
        + "; "
        + into
        + " has "
        + Count.of(repair.result().versions(), "version")
        + " in "
        + Count.of(repair.result().commits(), "commit")
        + " and is "
        + (repair.result().sound() ? "sound" : "damaged");
  }
}
