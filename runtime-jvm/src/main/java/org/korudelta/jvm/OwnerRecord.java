package org.korudelta.jvm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns a directory, as the lock file tells it (S4). The file is ASCII, one {@code name=value} a
 * line between a first line that names format and version, and the last line {@code end}; unknown
 * names are passed over.
 *
 * @param pid the process
 * @param start when it started; empty where the platform does not tell
 * @param bootId the run of the operating system; empty where the platform does not tell
 * @param pidNamespace where {@code pid} has its meaning; empty where the platform does not tell
 * @param fileLocked whether the owner holds a file lock on the file as long as it lives
 */
record OwnerRecord(long pid, String start, String bootId, String pidNamespace, boolean fileLocked) {
  private static final String FORMAT = "korudelta-owner ";
  private static final String HEADER = FORMAT + "1";
  private static final String END = "end";

  /** What can be known of an owner from here. */
  enum Life {
    ALIVE,
    DEAD,
    UNPROVABLE
  }

  byte[] bytes() {
    String text =
        String.join(
            "\n",
            HEADER,
            "pid=" + pid,
            "start=" + start,
            "boot=" + bootId,
            "namespace=" + pidNamespace,
            "filelock=" + fileLocked,
            END,
            "");
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The record in {@code bytes}; empty when they are not a whole one. */
  static Optional<OwnerRecord> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    if (!text.startsWith(HEADER + "\n") || !text.stripTrailing().endsWith("\n" + END)) {
      return Optional.empty();
    }
    String[] lines = text.split("\n", -1);
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return of(values);
  }

  /** The first line of a record in another version of this format; empty for any other bytes. */
  static Optional<String> otherVersion(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    String first = text.substring(0, Math.max(0, text.indexOf('\n')));
    return Optional.of(first).filter(line -> line.startsWith(FORMAT) && !line.equals(HEADER));
  }

  /** Whether the owner lives, by process table alone. */
  Life life() {
    if (bootId.isEmpty() || ProcessFacts.bootId().isEmpty()) {
      return Life.UNPROVABLE;
    }
    if (!bootId.equals(ProcessFacts.bootId())) {
      return Life.DEAD;
    }
    if (pidNamespace.isEmpty() || !pidNamespace.equals(ProcessFacts.pidNamespace())) {
      return Life.UNPROVABLE;
    }
    return lifeInThisNamespace();
  }

  private Life lifeInThisNamespace() {
    Optional<String> found = ProcessFacts.start(pid);
    if (found.isEmpty()) {
      return ProcessFacts.othersVisible() ? Life.DEAD : Life.UNPROVABLE;
    }
    if (found.get().equals(start)) {
      return Life.ALIVE;
    }
    return unit(found.get()).equals(unit(start)) ? Life.DEAD : Life.UNPROVABLE;
  }

  /** Starts are told apart only where they are told in the same unit. */
  private static String unit(String start) {
    return start.substring(0, start.indexOf(':') + 1);
  }

  private static Optional<OwnerRecord> of(Map<String, String> values) {
    try {
      return Optional.of(
          new OwnerRecord(
              Long.parseLong(values.getOrDefault("pid", "")),
              values.getOrDefault("start", ""),
              values.getOrDefault("boot", ""),
              values.getOrDefault("namespace", ""),
              Boolean.parseBoolean(values.getOrDefault("filelock", ""))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
