package org.korudelta.cli.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.verify.Finding;

/**
 * One database whose processes are killed, one after the other. Threading: for one thread.
 *
 * <p>What a kill leaves is copied, and the copy verified, opened and examined. The next process
 * opens the original, as the kill left it, and may be killed while it recovers that.
 */
final class KilledDatabase {
  private final Path folder;
  private final Setting setting;
  private final Load load;
  private final Findings findings;
  private final Ledger ledger = new Ledger();
  private int rounds;

  /** Where it is told what was met, and what does not hold. */
  record Findings(KillTally tally, Verdict verdict) {}

  /** A new database in {@code folder}, beside what its processes said. */
  KilledDatabase(Path folder, Setting setting, Load load, Findings findings) {
    this.folder = folder;
    this.setting = setting;
    this.load = load;
    this.findings = findings;
  }

  /** Lets the next process have it until {@code moment}, and examines what it leaves. */
  void kill(KillMoment moment) throws IOException, InterruptedException {
    rounds++;
    WritersProcess.Task task = new WritersProcess.Task(data(), setting, load, rounds);
    WritersRun run = WritersRun.killed(task, moment, errors());
    keep(run);
    run.answers().forEach(ledger::add);
    tally().killed(run);
    if (run.diedAt(moment)) {
      examineCopy();
    } else {
      verdict()
          .broken(
              "a process was not killed when it should be: round="
                  + rounds
                  + " exit="
                  + run.exit()
                  + " errors="
                  + errors());
    }
  }

  /** Opens it for good: it closes cleanly, and everything is there. */
  void end() throws IOException {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(data(), setting.reading())) {
      tally().underWay(Examination.of(db, ledger, load, verdict()));
    } catch (KoruException e) {
      verdict().broken("it does not open at last: " + e.getMessage());
    }
    if (!verify(data())) {
      verdict().broken("it is not closed cleanly: directory=" + data());
    }
  }

  private void examineCopy() throws IOException {
    try (TemporaryDirectory copy = copy()) {
      IndexRuns left = IndexRuns.in(copy.path());
      verify(copy.path());
      try (BlockingKoruDelta db = BlockingKoruDelta.open(copy.path(), setting.reading())) {
        tally().found(left, left.whole() - IndexRuns.in(copy.path()).whole());
        tally().recovered(db.stats().recovery());
        Examination.of(db, ledger, load, verdict());
      }
    } catch (KoruException e) {
      verdict().broken("it does not open: round=" + rounds + " error=" + e.getMessage());
    }
  }

  /** Whether it was closed cleanly. */
  private boolean verify(Path directory) {
    try {
      return BlockingKoruDelta.verify(directory, this::judge).cleanClose();
    } catch (KoruException.NotFound e) {
      // Killed before there was a log; what was acknowledged is looked for all the same.
      return false;
    }
  }

  /** On a thread of the verification's runtime, whose end is awaited. */
  private void judge(Finding finding) {
    if (finding.kind().damage()) {
      verdict().broken("damage: round=" + rounds + " " + finding.text());
    } else {
      tally().trace(finding.kind());
    }
  }

  private TemporaryDirectory copy() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    if (Files.isDirectory(data())) {
      try (Stream<Path> files = Files.list(data())) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    return new TemporaryDirectory(copy);
  }

  private void keep(WritersRun run) throws IOException {
    Files.write(
        folder.resolve("said.txt"),
        List.of("round " + rounds),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Files.write(folder.resolve("said.txt"), run.lines(), StandardOpenOption.APPEND);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path errors() {
    return folder.resolve("errors.txt");
  }

  private KillTally tally() {
    return findings.tally();
  }

  private Verdict verdict() {
    return findings.verdict();
  }

  @Override
  public String toString() {
    return setting.toString();
  }
}
