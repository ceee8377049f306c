package org.korudelta.jvm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the file lock of a directory without having told who it is, until its input ends. */
final class SilentLocker {
  private static final long LOCKED_BYTE = 1L << 32;

  private SilentLocker() {}

  public static void main(String[] arguments) throws IOException {
    Path lockFile = Path.of(arguments[0], "owner.lock");
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    System.out.println(channel.tryLock(LOCKED_BYTE, 1, false) == null ? "refused" : "locked");
    System.in.read();
  }
}
