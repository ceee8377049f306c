package org.korudelta.jvm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the operating system says of processes; empty strings where it says nothing. */
final class ProcessFacts {
  private static final Path PROC = Path.of("/proc");
  private static final int FIELDS_TO_START = 19;

  private ProcessFacts() {}

  /** This process as the owner of a directory, guarded by a file lock. */
  static OwnerRecord self() {
    long pid = ProcessHandle.current().pid();
    return new OwnerRecord(pid, start(pid).orElse(""), bootId(), pidNamespace(), true);
  }

  /** Names this run of the operating system. */
  static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).trim();
    } catch (IOException e) {
      return "";
    }
  }

  /** Names the set of processes in which a process id has its meaning. */
  static String pidNamespace() {
    try {
      return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /** Whether processes of others can be seen at all: only then does absence prove death. */
  static boolean othersVisible() {
    return Files.exists(PROC.resolve("1/stat"));
  }

  /**
   * When a living process started, in words that equal only themselves; empty when there is no such
   * process, or only its remains.
   */
  static Optional<String> start(long pid) {
    try {
      return startTicks(Files.readString(PROC.resolve(pid + "/stat"), ISO_8859_1));
    } catch (IOException e) {
      return startInstant(pid);
    }
  }

  // pid (command, any bytes but a zero) state ppid … starttime: see proc(5). A process that has
  // ended but was not waited for is in state Z or X.
  private static Optional<String> startTicks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    boolean ended = fields[0].equals("Z") || fields[0].equals("X");
    return ended ? Optional.empty() : Optional.of("ticks:" + fields[FIELDS_TO_START]);
  }

  private static Optional<String> startInstant(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(instant -> "millis:" + instant.toEpochMilli());
  }
}
