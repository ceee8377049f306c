package org.korudelta.benchmarks.engine.peer;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Document;
import org.korudelta.benchmarks.engine.load.Put;

/**
 * SQLite with a write-ahead log and {@code synchronous = FULL}, without syncs {@code OFF}; a table
 * {@code WITHOUT ROWID} whose primary key is key and time, prepared statements, a cache of 256 MiB.
 * Writers share one connection and take turns; each reading thread has its own.
 */
final class SqliteEngine implements Engine {
  private final Path file;
  private final Durability durability;
  private final Ticks ticks = new Ticks();
  private final Queue<SqliteConnection> opened = new ConcurrentLinkedQueue<>();
  private final SqliteConnection writing;
  private final ThreadLocal<SqliteConnection> reading = ThreadLocal.withInitial(this::open);

  SqliteEngine(Path directory, Durability durability) {
    this.file = directory.resolve("sqlite.db");
    this.durability = durability;
    this.writing = open();
  }

  private SqliteConnection open() {
    try {
      SqliteConnection connection = new SqliteConnection(file, durability);
      opened.add(connection);
      return connection;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("sqlite", e);
  }

  @Override
  public long put(String key, Document document) {
    return putBatch(List.of(new Put(key, document)));
  }

  @Override
  public long putBatch(List<Put> puts) {
    synchronized (writing) {
      long atNanos = ticks.next();
      try {
        writing.write(puts, atNanos);
      } catch (SQLException e) {
        throw failed(e);
      }
      return atNanos;
    }
  }

  @Override
  public byte @Nullable [] get(String key) {
    return getAt(key, VersionKey.NOW);
  }

  @Override
  public byte @Nullable [] getAt(String key, long atNanos) {
    try {
      return reading.get().at(key, atNanos);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void history(String key, Consumer<byte[]> versions) {
    try {
      reading.get().history(key, versions);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void scan(String prefix, int limit, Consumer<byte[]> documents) {
    try {
      reading.get().scan(prefix, limit, documents);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The write-ahead log goes into the database when it is closed. */
  @Override
  public void seal() {}

  @Override
  public void close() {
    try {
      for (SqliteConnection connection : opened) {
        connection.close();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
