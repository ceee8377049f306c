package org.korudelta.cli.prove;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.Progress;

/**
 * Kills processes that write, with SIGKILL, and looks for everything that they were told is there.
 *
 * <p>The seed repeats what is written and when is killed; how far a process is by then depends on
 * the machine. Threading: for one thread, once.
 */
final class KillProof {
  private static final int KILLS_A_DATABASE = 20;

  private final Plan plan;
  private final PrintWriter out;
  private final Progress progress;
  private final SplittableRandom random;
  private final KillTally tally = new KillTally();
  private final Verdict verdict = new Verdict();

  /**
   * What to do.
   *
   * @param seed decides the load and the moments
   * @param kills how many
   * @param durability when writers are answered
   */
  record Plan(long seed, int kills, DurabilityKind durability) {}

  KillProof(Plan plan, PrintWriter out, PrintWriter err) {
    this.plan = plan;
    this.out = out;
    this.progress = new Progress(err, "prove");
    this.random = new SplittableRandom(plan.seed());
  }

  /**
   * Kills until one is not survived; whether all were. What was not is left in a folder of its own
   * in {@code parent}.
   */
  boolean run(Path parent) throws IOException, InterruptedException {
    out.println(
        "seed "
            + plan.seed()
            + ": "
            + Count.of(plan.kills(), "kill")
            + " of "
            + WritersProcess.WRITERS
            + " writers, a database for each "
            + KILLS_A_DATABASE
            + ", durability "
            + plan.durability());
    out.flush();
    long start = System.nanoTime();
    Files.createDirectories(parent);
    TemporaryDirectory folder =
        new TemporaryDirectory(Files.createTempDirectory(parent, "kills-" + plan.seed() + "-"));
    try {
      killAll(folder.path());
    } finally {
      progress.done();
    }
    tell(folder, (System.nanoTime() - start) / 1e9);
    return verdict.holds();
  }

  private void killAll(Path folder) throws IOException, InterruptedException {
    for (int number = 1; verdict.holds() && tally.kills() < plan.kills(); number++) {
      killOne(Files.createDirectory(folder.resolve("database-" + number)));
    }
  }

  private void killOne(Path folder) throws IOException, InterruptedException {
    SplittableRandom own = random.split();
    Setting setting = Setting.drawn(own, plan.durability());
    KilledDatabase.Findings findings = new KilledDatabase.Findings(tally, verdict);
    KilledDatabase database =
        new KilledDatabase(folder, setting, new Load(own.nextLong()), findings);
    int last = Math.min(plan.kills(), tally.kills() + KILLS_A_DATABASE);
    // The first while it is made, which happens once.
    KillMoment moment = KillMoment.opening(own);
    while (verdict.holds() && tally.kills() < last) {
      database.kill(moment);
      moment = KillMoment.drawn(own);
      progress.at(
          "of " + plan.kills() + " kills, " + tally.acknowledged() + " commits acknowledged",
          tally.kills());
    }
    if (verdict.holds()) {
      database.end();
    }
    if (verdict.holds()) {
      new TemporaryDirectory(folder).close();
    }
  }

  private void tell(TemporaryDirectory folder, double seconds) throws IOException {
    verdict.complaints().forEach(out::println);
    out.println(tally.met());
    if (verdict.holds()) {
      folder.close();
    } else {
      out.println("kept as the last kill left it: " + folder.path());
    }
    out.printf(Locale.ROOT, "%s; %.0f s%n", tally.result(verdict), seconds);
    out.flush();
  }
}
