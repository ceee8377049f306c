package org.korudelta.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/**
 * Ownership of a directory: the file {@code owner.lock}, which tells who the owner is, with a file
 * lock on it that ends with the owner's process (S4). Threading: one at a time.
 */
final class OwnerLockFile {
  // Taking:
  //   1. claim the directory within this process
  //   2. create owner.lock exclusively, or find the one that is there
  //   3. lock it; busy means a living JVM owns the directory: refuse
  //   4. the path must still name the file that was locked, else begin again
  //   5. judge the record: a living owner, or one that is not provably dead, refuses; a record of
  //      this very process was left behind, because 1 has proved that nobody here is the owner
  //   6. write a record of our own beside it, lock that file, rename it over owner.lock
  //
  // Of two JVMs only one gets past 3, and the loser that had opened the replaced file sees it in 4.
  // An owner without a file lock (another platform) publishes its record whole, so a record that is
  // not whole is the rest of a JVM that died between 2 and 6, and 3 has proved that death.
  //
  // The locked byte lies far behind the record: on some systems a locked range cannot be read.
  /** Held while a directory is taken, and by who opens a lock file only to read it. */
  static final Object TAKING = new Object();

  private static final String NAME = "owner.lock";
  private static final long LOCKED_BYTE = 1L << 32;
  private static final int RECORD_BYTES_MAX = 4096;
  private static final int ATTEMPTS_MAX = 100;

  private final Path path;
  private final String claim;
  private final FileChannel channel;
  private final @Nullable Object key;
  private boolean released;

  private OwnerLockFile(Path path, String claim, FileChannel channel) throws IOException {
    this.path = path;
    this.claim = claim;
    this.channel = channel;
    this.key = fileKey(path);
  }

  /** Whether {@code name} belongs to the owner lock. */
  static boolean isOwnName(String name) {
    return name.equals(NAME) || name.startsWith(NAME + ".");
  }

  /** Where the record of {@code directory}'s owner is. */
  static Path in(Path directory) {
    return directory.resolve(NAME);
  }

  /** Takes {@code directory}; {@code already_open}, naming the owner, when someone has it. */
  static OwnerLockFile acquire(Path directory) throws IOException {
    synchronized (TAKING) {
      String claim = OwnedDirectories.claim(directory);
      try {
        Path path = in(directory);
        return new OwnerLockFile(path, claim, take(path));
      } catch (IOException | RuntimeException e) {
        OwnedDirectories.giveUp(claim);
        throw e;
      }
    }
  }

  /**
   * Gives the directory up; a second call is harmless. A lock file that somebody else has put in
   * the place of ours is left alone.
   */
  void release() throws IOException {
    if (released) {
      return;
    }
    released = true;
    try (channel) {
      if (stillOurs()) {
        Files.deleteIfExists(path);
      }
    } finally {
      OwnedDirectories.giveUp(claim);
    }
  }

  private boolean stillOurs() throws IOException {
    try {
      return Objects.equals(key, fileKey(path));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static FileChannel take(Path path) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      FileChannel taken = tryTake(path);
      if (taken != null) {
        return taken;
      }
    }
    throw new KoruException.AlreadyOpen(
        "directory is being opened by another process: path="
            + path.getParent()
            + " attempts="
            + ATTEMPTS_MAX);
  }

  /** The channel that holds the lock; null when the file changed meanwhile. */
  private static @Nullable FileChannel tryTake(Path path) throws IOException {
    createIfAbsent(path);
    try {
      Object key = fileKey(path);
      try (FileChannel found = openForLocking(path)) {
        if (!lockOrRefuse(found, path) || !Objects.equals(key, fileKey(path))) {
          return null;
        }
        refuseUnlessDead(found, path);
        return replace(path);
      }
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static void createIfAbsent(Path path) throws IOException {
    try {
      Files.createFile(path, OwnerOnly.file(path));
    } catch (FileAlreadyExistsException e) {
      // Somebody's file, dead or alive: the lock and the record will tell.
    }
  }

  private static FileChannel openForLocking(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** False when somebody is just taking the directory and has not told yet who it is. */
  private static boolean lockOrRefuse(FileChannel channel, Path path) throws IOException {
    if (lock(channel)) {
      return true;
    }
    Optional<OwnerRecord> record = OwnerRecord.parse(content(channel));
    if (record.isPresent()) {
      throw alreadyOpen(path, record.get(), "file lock held");
    }
    return false;
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void refuseUnlessDead(FileChannel channel, Path path) throws IOException {
    byte[] content = content(channel);
    Optional<OwnerRecord> record = OwnerRecord.parse(content);
    if (record.isPresent()) {
      refuseUnlessDead(record.get(), path);
    } else if (OwnerRecord.otherVersion(content).isPresent()) {
      throw new KoruException.AlreadyOpen(
          "directory has an owner of another version: path="
              + path.getParent()
              + " format="
              + OwnerRecord.otherVersion(content).get());
    }
  }

  private static void refuseUnlessDead(OwnerRecord record, Path path) {
    if (record.equals(ProcessFacts.self())) {
      return;
    }
    OwnerRecord.Life life = record.life();
    if (life == OwnerRecord.Life.ALIVE) {
      throw alreadyOpen(path, record, "process alive");
    }
    if (life == OwnerRecord.Life.UNPROVABLE && !record.fileLocked()) {
      throw alreadyOpen(path, record, "death not provable from here");
    }
  }

  private static FileChannel replace(Path path) throws IOException {
    OwnerRecord self = ProcessFacts.self();
    Path beside = path.resolveSibling(NAME + "." + self.pid());
    FileChannel channel =
        FileChannel.open(
            beside,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE),
            OwnerOnly.file(beside));
    try {
      if (!lock(channel)) {
        throw new IOException("file lock of a new file is held: path=" + beside);
      }
      channel.write(ByteBuffer.wrap(self.bytes()));
      channel.force(true);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static byte[] content(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(RECORD_BYTES_MAX);
    int count = channel.read(buffer, 0);
    byte[] bytes = new byte[Math.max(0, count)];
    buffer.flip().get(bytes);
    return bytes;
  }

  private static @Nullable Object fileKey(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private static KoruException alreadyOpen(Path path, OwnerRecord owner, String evidence) {
    return new KoruException.AlreadyOpen(
        "directory already open: path="
            + path.getParent()
            + " ownerPid="
            + owner.pid()
            + " ownerStart="
            + owner.start()
            + " evidence="
            + evidence);
  }
}
