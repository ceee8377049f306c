package org.korudelta.benchmarks.engine.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.benchmarks.engine.load.Put;

/** A connection to the table of versions. Threading: for one thread at a time. */
final class SqliteConnection implements AutoCloseable {
  private static final int CACHE_KIBIBYTES = 256 << 10;
  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS versions (key TEXT NOT NULL, at INTEGER NOT NULL, value BLOB"
          + " NOT NULL, PRIMARY KEY (key, at)) WITHOUT ROWID";

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement at;
  private final PreparedStatement history;
  private final PreparedStatement scan;

  SqliteConnection(Path file, Durability durability) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement setting = connection.createStatement()) {
      setting.execute("PRAGMA journal_mode = WAL");
      setting.execute("PRAGMA busy_timeout = 60000");
      setting.execute("PRAGMA synchronous = " + (durability == Durability.SYNC ? "FULL" : "OFF"));
      setting.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
      setting.execute(TABLE);
    }
    insert = connection.prepareStatement("INSERT INTO versions VALUES (?, ?, ?)");
    at =
        connection.prepareStatement(
            "SELECT value FROM versions WHERE key = ? AND at <= ? ORDER BY at DESC LIMIT 1");
    history = connection.prepareStatement("SELECT value FROM versions WHERE key = ? ORDER BY at");
    scan =
        connection.prepareStatement(
            "SELECT value, max(at) FROM versions WHERE key >= ? AND key < ? GROUP BY key LIMIT ?");
  }

  /** One is a transaction by itself. */
  void write(List<Put> puts, long atNanos) throws SQLException {
    boolean many = puts.size() > 1;
    if (many) {
      connection.setAutoCommit(false);
    }
    for (Put put : puts) {
      insert.setString(1, put.key());
      insert.setLong(2, atNanos);
      insert.setBytes(3, put.document().bytes());
      insert.executeUpdate();
    }
    if (many) {
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  byte @Nullable [] at(String key, long atNanos) throws SQLException {
    at.setString(1, key);
    at.setLong(2, atNanos);
    try (ResultSet found = at.executeQuery()) {
      return found.next() ? found.getBytes(1) : null;
    }
  }

  void history(String key, Consumer<byte[]> versions) throws SQLException {
    history.setString(1, key);
    each(history, versions);
  }

  /**
   * Beside an aggregate function SQLite gives the other columns of the row that has the maximum.
   */
  void scan(String prefix, int limit, Consumer<byte[]> documents) throws SQLException {
    scan.setString(1, prefix);
    scan.setString(2, prefix + Character.MAX_VALUE);
    scan.setInt(3, limit);
    each(scan, documents);
  }

  private static void each(PreparedStatement query, Consumer<byte[]> values) throws SQLException {
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        values.accept(found.getBytes(1));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
