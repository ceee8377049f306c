package org.korudelta.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.korudelta.error.KoruException;

/** The directories this process owns, whatever class loader took them (S4). */
final class OwnedDirectories {
  // A second opener in this process must be refused before it looks at the lock file: POSIX drops
  // all of a process's locks on a file when the process closes any descriptor of it. System
  // properties are the one map that all class loaders of a JVM share.
  private static final String PREFIX = "org.korudelta.owned:";

  private OwnedDirectories() {}

  /** Claims {@code directory}; {@code already_open} when this process has it. Gives the claim. */
  static String claim(Path directory) throws IOException {
    String claim = PREFIX + identity(directory);
    long pid = ProcessHandle.current().pid();
    if (System.getProperties().putIfAbsent(claim, Long.toString(pid)) != null) {
      throw new KoruException.AlreadyOpen(
          "directory already open in this process: path=" + directory + " ownerPid=" + pid);
    }
    return claim;
  }

  /** Whether this process has {@code directory}. */
  static boolean isClaimed(Path directory) throws IOException {
    return System.getProperties().containsKey(PREFIX + identity(directory));
  }

  static void giveUp(String claim) {
    System.getProperties().remove(claim);
  }

  private static String identity(Path directory) throws IOException {
    Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
    return key == null ? directory.toRealPath().toString() : key.toString();
  }
}
