package org.korudelta.jvm;

import java.time.Instant;
import java.util.List;
import org.korudelta.KoruReader;
import org.korudelta.Stats;
import org.korudelta.VectorSpaceReport;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.text.Timestamp;

/**
 * A database that is open, to be read, for threads that may wait; one that is open to be read only
 * stands at the read point of its opening.
 *
 * <pre>{@code
 * try (var db = BlockingKoruDelta.openReadOnly(Path.of("data"))) {
 *   System.out.println(db.readPoint() + " " + db.get("users", "alice"));
 * }
 * }</pre>
 *
 * <p>Threading: safe from any thread but a task of its own runtime, where waiting would deadlock
 * and fails so.
 */
public sealed class BlockingKoruReader extends BlockingReads implements AutoCloseable
    permits BlockingKoruDelta {
  private final JvmRuntime runtime;
  private final KoruReader database;

  BlockingKoruReader(JvmRuntime runtime, KoruReader database) {
    super(runtime, database);
    this.runtime = runtime;
    this.database = database;
  }

  /** The same database with promises. */
  public KoruReader async() {
    return database;
  }

  /** The runtime it runs on; closed with the database. */
  public final AsyncRuntime runtime() {
    return runtime;
  }

  /** The last commit's read point, fixed (D8). */
  public final BlockingSnapshot snapshot() {
    return new BlockingSnapshot(runtime, database.snapshot());
  }

  /** The database as it was at {@code at}, inclusive (D10). */
  public final BlockingSnapshot asOf(Timestamp at) {
    return new BlockingSnapshot(runtime, database.asOf(at));
  }

  /** The database as it was at {@code at}; instants outside the 64-bit range saturate (D1). */
  public final BlockingSnapshot asOf(Instant at) {
    return asOf(Timestamp.of(at));
  }

  /** Counts and sizes. */
  public final Stats stats() {
    return read("stats", database::stats);
  }

  /**
   * Waits until the vectors of all commits so far are indexed and linked; tells of each model in
   * each namespace, in order. See {@link KoruReader#vectorIndex}.
   */
  public final List<VectorSpaceReport> vectorIndex() {
    return read("vectorIndex", database::vectorIndex);
  }

  /**
   * Closes database and runtime, even when interrupted. One that writes waits for the writes under
   * way, seals the log and gives up ownership before. From the call on everything else fails {@code
   * closed}; a second call is harmless.
   */
  @Override
  public void close() {
    try {
      runtime.awaitPatiently("close", database::close);
    } finally {
      runtime.close();
    }
  }
}
