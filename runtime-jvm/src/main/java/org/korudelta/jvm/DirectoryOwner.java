package org.korudelta.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who owns a directory, told without taking it (S4).
 *
 * @param state what can be known
 * @param pid the owner's process; 0 when there is none, or its record cannot be read
 */
public record DirectoryOwner(State state, long pid) {
  private static final int RECORD_BYTES_MAX = 4096;

  /** What can be known of an owner. */
  public enum State {
    /** Nobody owns the directory. */
    NOBODY,
    /** This process owns it. */
    THIS_PROCESS,
    /** A living process owns it. */
    ALIVE,
    /** Its owner died without giving it up; the next one takes it. */
    DEAD,
    /** There is a record, and nothing here proves its owner alive or dead. */
    UNPROVABLE
  }

  /**
   * The owner of {@code directory}.
   *
   * @throws IOException when the directory or its lock file cannot be read
   */
  public static DirectoryOwner of(Path directory) throws IOException {
    // A lock of this process would be lost if the file were opened and closed here, so nobody of
    // this process may take one meanwhile.
    synchronized (OwnerLockFile.TAKING) {
      return look(directory);
    }
  }

  private static DirectoryOwner look(Path directory) throws IOException {
    if (OwnedDirectories.isClaimed(directory)) {
      return new DirectoryOwner(State.THIS_PROCESS, ProcessHandle.current().pid());
    }
    try (InputStream in = Files.newInputStream(OwnerLockFile.in(directory))) {
      return of(OwnerRecord.parse(in.readNBytes(RECORD_BYTES_MAX)));
    } catch (NoSuchFileException e) {
      return new DirectoryOwner(State.NOBODY, 0);
    }
  }

  private static DirectoryOwner of(Optional<OwnerRecord> record) {
    if (record.isEmpty()) {
      return new DirectoryOwner(State.UNPROVABLE, 0);
    }
    boolean leftHere = record.get().equals(ProcessFacts.self());
    return new DirectoryOwner(
        leftHere ? State.DEAD : state(record.get().life()), record.get().pid());
  }

  private static State state(OwnerRecord.Life life) {
    return switch (life) {
      case ALIVE -> State.ALIVE;
      case DEAD -> State.DEAD;
      case UNPROVABLE -> State.UNPROVABLE;
    };
  }
}
