package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/**
 * A causal database: every write is kept as a version, anything can be read as of any past time.
 *
 * <p>Threading: safe from any thread and task; one serial writer, readers never wait for it.
 */
public interface KoruDelta extends Reads {

  /** Opens the database in the runtime's storage, creating it when empty. */
  static Promise<KoruDelta> open(AsyncRuntime runtime, Options options) {
    return Database.open(runtime, options);
  }

  /** Writes a value; gives the new version once it is durable and visible (D2). */
  default Promise<Version> put(String namespace, String key, JsonValue value) {
    return put(namespace, key, value, WriteOptions.NONE);
  }

  /** Writes a value; {@code conflict} when the expected version is not the current one (D3). */
  Promise<Version> put(String namespace, String key, JsonValue value, WriteOptions options);

  /** Stores an embedding as the key's next version. */
  default Promise<Version> embed(String namespace, String key, Embedding embedding) {
    return embed(namespace, key, embedding, WriteOptions.NONE);
  }

  /** Stores an embedding as the key's next version. */
  Promise<Version> embed(String namespace, String key, Embedding embedding, WriteOptions options);

  /** Writes a tombstone; {@code not_found} when there is no current value (D7). */
  default Promise<Version> delete(String namespace, String key) {
    return delete(namespace, key, WriteOptions.NONE);
  }

  /** Writes a tombstone; {@code not_found} when there is no current value (D7). */
  Promise<Version> delete(String namespace, String key, WriteOptions options);

  /** Writes all or nothing, as one commit; at most one write per key (D4). */
  Promise<List<Version>> putBatch(List<Write> writes);

  /** Imports writes of the past at their own times, validated as a whole before the first commit (D8). */
  Promise<ImportReport> importHistory(List<HistoricalWrite> writes);

  /** The last commit's read point, fixed (D8). */
  Snapshot snapshot();

  /** The database as it was at {@code at}, inclusive (D10). */
  Snapshot asOf(Timestamp at);

  /** Counts and sizes. */
  Promise<Stats> stats();

  /** Drains acknowledged work, seals the log and gives up ownership; a second call is harmless. */
  Promise<@Nullable Void> close();
}
