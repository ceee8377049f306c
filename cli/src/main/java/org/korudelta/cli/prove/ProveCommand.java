package org.korudelta.cli.prove;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.program.Home;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.error.KoruException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koru prove}: what is promised of crashes, on real files. */
@Command(
    name = "prove",
    description = {
      "Prove on real files that nothing is lost that was acknowledged.",
      "kills: processes write with eight threads until they are killed, at random moments, also"
          + " while they open the database; then everything that they were told is looked for, by"
          + " the log, by id and by key. Segments are small, and so is the part of the index in"
          + " memory, so that whatever is written in the background is cut short, too.",
      "syncs: strace writes down the system calls of eight writers; each acknowledgement must come"
          + " after a sync that began when the whole commit was in its file. It needs Linux and"
          + " strace."
    },
    footer = {
      "koru prove kills",
      "koru prove kills --kills 1000 --seed 1",
      "koru prove syncs",
      "# what is answered before it is written is lost: the proof finds it",
      "koru prove kills --durability memory"
    },
    exitCodeList = {
      " 0:everything held",
      " 1:something was lost, or acknowledged too early; what it was found in is kept and named",
      " 5:system calls cannot be traced here"
    })
public final class ProveCommand implements Callable<Integer> {
  private static final int KILLS = 200;
  private static final int KILLS_MAX = 1_000_000;
  private static final int COMMITS = 2_000;

  /** What can be proved. */
  enum Subject {
    KILLS,
    SYNCS;

    /** As it is written. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Parameters(paramLabel = "SUBJECT", description = "What to prove: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init")
  private Subject subject;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How many processes to kill (default: ${DEFAULT-VALUE}).")
  private int kills = KILLS;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Repeats what is written and when is killed (default: a fresh one).")
  private @Nullable Long seed;

  @Option(
      names = "--durability",
      paramLabel = "WHEN",
      description = "When writes are answered: ${COMPLETION-CANDIDATES} (default: sync).")
  private DurabilityKind durability = DurabilityKind.SYNC;

  @Option(
      names = "--out",
      paramLabel = "DIRECTORY",
      description = "Where the databases are while they are needed (default: target/proofs).")
  private @Nullable Path out;

  ProveCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kills < 1 || kills > KILLS_MAX) {
      throw new KoruException.BadRequest(
          "kills out of range: kills=" + kills + " min=1 max=" + KILLS_MAX);
    }
    return held() ? ExitCode.OK : ExitCode.NOT_FOUND;
  }

  private boolean held() throws IOException, InterruptedException {
    PrintWriter answers = command.commandLine().getOut();
    long first = seed == null ? new SecureRandom().nextLong() >>> 16 : seed;
    if (subject == Subject.SYNCS) {
      return new SyncProof(new SyncProof.Plan(first, COMMITS, durability), answers, System.getenv())
          .run(folder());
    }
    PrintWriter errors = command.commandLine().getErr();
    return new KillProof(new KillProof.Plan(first, kills, durability), answers, errors)
        .run(folder());
  }

  private Path folder() {
    return out == null ? Home.path().resolve("target/proofs") : out;
  }
}
