package org.korudelta.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.korudelta.cli.data.InputText;
import org.korudelta.cli.terminal.Count;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.DirectoryOwner;
import org.korudelta.text.Timestamp;
import org.korudelta.verify.LogEnd;

/** The log in the directory: who has it, how it ended, what its clock says. Takes no lock. */
final class LogExam {
  private final Path directory;
  private final Instant now;

  private LogExam(Patient patient) {
    this.directory = patient.directory();
    this.now = patient.clock().instant();
  }

  static List<Diagnosis> of(Patient patient) {
    LogExam exam = new LogExam(patient);
    return exam.isEmpty() ? List.of() : exam.findings();
  }

  private boolean isEmpty() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      return true; // Said of the directory already.
    }
  }

  private List<Diagnosis> findings() {
    List<Diagnosis> found = new ArrayList<>();
    DirectoryOwner.State owner = owner(found);
    try {
      LogEnd end = BlockingKoruDelta.logEnd(directory);
      found.add(log(end, owner));
      found.add(clock(end));
    } catch (KoruException e) {
      found.add(unreadable(e));
    }
    return found;
  }

  private DirectoryOwner.State owner(List<Diagnosis> found) {
    try {
      DirectoryOwner owner = DirectoryOwner.of(directory);
      found.add(lock(owner));
      return owner.state();
    } catch (IOException e) {
      found.add(Diagnosis.fail("lock", InputText.reason(e), "look at owner.lock in " + directory));
      return DirectoryOwner.State.UNPROVABLE;
    }
  }

  private static Diagnosis lock(DirectoryOwner owner) {
    return switch (owner.state()) {
      case NOBODY -> Diagnosis.ok("lock", "free");
      case THIS_PROCESS -> Diagnosis.ok("lock", "held here: the database is open in this koru");
      case ALIVE ->
          Diagnosis.warn(
              "lock",
              "held by process " + owner.pid(),
              "one process at a time: end it, or read beside it with --read-only");
      case DEAD ->
          Diagnosis.ok("lock", "left by process " + owner.pid() + ", which died; it is taken over");
      case UNPROVABLE ->
          Diagnosis.warn(
              "lock",
              "held by an owner that cannot be seen from here, process " + owner.pid(),
              "if no koru runs on any machine that shares this directory, remove owner.lock");
    };
  }

  private static Diagnosis log(LogEnd end, DirectoryOwner.State owner) {
    String size =
        Count.of(end.segments(), "segment") + ", " + end.bytes() / 1_000 + " kB, last commit ";
    String found = size + (end.lastCommit().equals(Timestamp.MIN) ? "none" : end.lastCommit());
    boolean open =
        owner == DirectoryOwner.State.ALIVE || owner == DirectoryOwner.State.THIS_PROCESS;
    if (open) {
      return Diagnosis.ok("log", found + ", open now");
    }
    return end.sealed()
        ? Diagnosis.ok("log", found + ", closed cleanly")
        : Diagnosis.warn(
            "log",
            found + ", not closed cleanly",
            "nothing acknowledged is lost; the next open cuts a torn end and says so. To be sure:"
                + " koru verify");
  }

  private static Diagnosis unreadable(KoruException error) {
    String found = error.code() + ": " + error.getMessage();
    return switch (error.code()) {
      case BAD_REQUEST -> Diagnosis.fail("log", found, "move the foreign file away");
      case CORRUPTION ->
          Diagnosis.fail(
              "log", found, "koru verify names what is damaged, koru repair saves the rest");
      case UNSUPPORTED -> Diagnosis.fail("log", found, "a later koru wrote it: use that");
      default -> Diagnosis.fail("log", found, "koru verify tells more");
    };
  }

  private Diagnosis clock(LogEnd end) {
    Duration ahead = Duration.between(now, end.lastCommit().instant());
    return ahead.isNegative() || ahead.isZero()
        ? Diagnosis.ok("clock", now + ", after the last commit")
        : Diagnosis.warn(
            "clock",
            now + ", behind the last commit by " + ahead.toSeconds() + " s",
            "set the clock; until then commits are timed right after the last one");
  }
}
