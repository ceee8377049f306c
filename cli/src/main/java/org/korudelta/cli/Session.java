package org.korudelta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingKoruReader;
import org.korudelta.text.Timestamp;

/**
 * What the commands of one run share: the database, opened when the first of them asks and closed
 * at the end, and the moment that reads look at. A run is one command, or all lines of a shell.
 *
 * <p>Threading: for one thread.
 */
final class Session implements AutoCloseable {
  private final Surroundings surroundings;
  private @Nullable BlockingKoruDelta database;
  private @Nullable Path opened;
  private @Nullable BlockingKoruReader reader;
  private @Nullable Timestamp readPoint;
  private boolean inputTaken;
  private boolean ended;

  Session(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** The database in {@code directory}, made when absent. */
  BlockingKoruDelta database(Path directory) {
    if (database == null) {
      database = BlockingKoruDelta.open(directory);
      opened = place(directory);
    } else if (!isOpen(directory)) {
      throw new KoruException.BadRequest(
          "another database is open here: open=" + opened + " data=" + directory);
    }
    return database;
  }

  /** As {@link #database}; {@code not_found} when there is none: reading never makes one. */
  BlockingKoruDelta existing(Path directory) {
    requireExisting(directory);
    return database(directory);
  }

  private void requireExisting(Path directory) {
    if (!isOpen(directory) && empty(directory)) {
      throw new KoruException.NotFound(
          "no database here; put and import make one: data=" + directory);
    }
  }

  /**
   * The database in {@code directory} as it is now, to be read only, whoever has it open; open
   * until the next call.
   */
  BlockingKoruReader reader(Path directory) {
    requireExisting(directory);
    if (database != null && isOpen(directory)) {
      return database;
    }
    closeReader();
    reader = BlockingKoruDelta.openReadOnly(directory);
    return reader;
  }

  private void closeReader() {
    BlockingKoruReader closing = reader;
    reader = null;
    if (closing != null) {
      closing.close();
    }
  }

  private boolean isOpen(Path directory) {
    return opened != null && opened.equals(place(directory));
  }

  /** A directory has many names, this is the one of them to compare. */
  private static Path place(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      return directory.toAbsolutePath().normalize(); // Not there, or not to be looked at.
    }
  }

  /** Whether nothing is there; what cannot be looked into is left to opening, which says why. */
  private static boolean empty(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The open database, or null. */
  @Nullable BlockingKoruDelta open() {
    return database;
  }

  /** The past moment that reads look at, or null for now. */
  @Nullable Timestamp readPoint() {
    return readPoint;
  }

  /** Lets reads look at a moment; null for now. */
  void lookAt(@Nullable Timestamp moment) {
    readPoint = moment;
  }

  /** Says that standard input holds the lines of a shell. */
  void takeInput() {
    inputTaken = true;
  }

  /** {@code bad_request} when standard input is the shell's own. */
  void requireInput() {
    if (inputTaken) {
      throw new KoruException.BadRequest(
          "standard input holds the lines of this shell; name a value or a file");
    }
  }

  /** Asks the shell to end. */
  void end() {
    ended = true;
  }

  /** Whether the shell was asked to end. */
  boolean ended() {
    return ended;
  }

  /** Closes the database; a later command opens it again. A second call is harmless. */
  @Override
  public void close() {
    BlockingKoruDelta closing = database;
    database = null;
    opened = null;
    closeReader();
    if (closing != null) {
      closing.close();
    }
  }
}
