package org.korudelta.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.korudelta.ErasureReport;
import org.korudelta.FeedOptions;
import org.korudelta.HistoricalWrite;
import org.korudelta.ImportProgress;
import org.korudelta.ImportReport;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.PackReport;
import org.korudelta.ReclaimReport;
import org.korudelta.Retention;
import org.korudelta.Stats;
import org.korudelta.Upkeep;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.verify.LogEnd;
import org.korudelta.verify.Verification;
import org.korudelta.verify.VerificationListener;

/**
 * The front door on the JVM: a causal database for threads that may wait.
 *
 * <pre>{@code
 * try (var db = BlockingKoruDelta.open(Path.of("data"))) {
 *   db.put("users", "alice", Json.parse("{\"name\":\"Alice\"}"));
 *   for (var v : db.history("users", "alice")) {
 *     System.out.println(v.timestamp() + " " + v.value());
 *   }
 * }
 * }</pre>
 *
 * <p>A write returns once it is visible and as durable as the {@link org.korudelta.Durability} of
 * the options says: synced, by default. When its thread is interrupted meanwhile it fails {@code
 * cancelled}, and whether it was written is unknown. {@link #async()} is the same database with
 * promises; {@link CompletionStages} makes JDK stages of them.
 *
 * <p>Threading: safe from any thread but a task of its own runtime, where waiting would deadlock
 * and fails so.
 */
public final class BlockingKoruDelta extends BlockingReads implements AutoCloseable {
  private final JvmRuntime runtime;
  private final KoruDelta database;

  private BlockingKoruDelta(JvmRuntime runtime, KoruDelta database) {
    super(runtime, database);
    this.runtime = runtime;
    this.database = database;
  }

  /** The options of {@link #open(Path)}: the defaults, with the digest of the JDK. */
  public static Options defaults() {
    return Options.defaults().withDigest(JdkDigest.instance());
  }

  /**
   * Opens the database in {@code directory}, made with its parents where it is missing.
   *
   * @throws org.korudelta.error.KoruException {@code already_open} when someone has it, naming the
   *     owner (S4); {@code bad_request} for a file where a directory should be; {@code
   *     storage_failure} without permission; {@code corruption} when stored bytes are not what was
   *     written (S2)
   */
  public static BlockingKoruDelta open(Path directory) {
    return open(directory, defaults());
  }

  /** As {@link #open(Path)}, with other options. */
  public static BlockingKoruDelta open(Path directory, Options options) {
    return open(JvmRuntime.open(directory), options);
  }

  /** A new database in memory, gone when it is closed. */
  public static BlockingKoruDelta inMemory() {
    return open(JvmRuntime.inMemory(), defaults());
  }

  /** Opens the database in the storage of {@code runtime}, which it owns from here on. */
  public static BlockingKoruDelta open(JvmRuntime runtime, Options options) {
    try {
      KoruDelta database = runtime.await("open", () -> KoruDelta.open(runtime, options));
      return new BlockingKoruDelta(runtime, database);
    } catch (RuntimeException | Error e) {
      runtime.close();
      throw e;
    }
  }

  /**
   * Reads the whole database in {@code directory} and checks everything in it, past all damage;
   * changes nothing. Errors and cost as {@link KoruDelta#verify}.
   *
   * @param listener hears of each damage and of progress, on threads of a runtime of its own
   */
  public static Verification verify(Path directory, VerificationListener listener) {
    try (JvmRuntime runtime = existing(directory)) {
      return runtime.await("verify", () -> KoruDelta.verify(runtime, defaults(), listener));
    }
  }

  /**
   * Looks at the end of the log in {@code directory} without opening it; errors as {@link
   * KoruDelta#logEnd}.
   */
  public static LogEnd logEnd(Path directory) {
    try (JvmRuntime runtime = existing(directory)) {
      return runtime.await("logEnd", () -> KoruDelta.logEnd(runtime));
    }
  }

  /** A runtime on a directory that must be there: it would make one. */
  private static JvmRuntime existing(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new KoruException.NotFound("no database here: path=" + directory);
    }
    return JvmRuntime.open(directory);
  }

  /** The same database with promises. */
  public KoruDelta async() {
    return database;
  }

  /** The runtime it runs on; closed with the database. */
  public AsyncRuntime runtime() {
    return runtime;
  }

  /** Makes all commits so far durable; errors as {@link KoruDelta#sync}. */
  public void sync() {
    await("sync", database::sync);
  }

  /** Writes a value; gives the new version (D2). */
  public Version put(String namespace, String key, JsonValue value) {
    return put(namespace, key, value, WriteOptions.NONE);
  }

  /** Writes a value; errors as {@link KoruDelta#put(String, String, JsonValue, WriteOptions)}. */
  public Version put(String namespace, String key, JsonValue value, WriteOptions options) {
    return await("put", () -> database.put(namespace, key, value, options));
  }

  /** Stores an embedding as the key's next version. */
  public Version embed(String namespace, String key, Embedding embedding) {
    return embed(namespace, key, embedding, WriteOptions.NONE);
  }

  /**
   * Stores an embedding; errors as {@link KoruDelta#embed(String, String, Embedding,
   * WriteOptions)}.
   */
  public Version embed(String namespace, String key, Embedding embedding, WriteOptions options) {
    return await("embed", () -> database.embed(namespace, key, embedding, options));
  }

  /** Writes a tombstone; {@code not_found} when there is no current value (D7). */
  public Version delete(String namespace, String key) {
    return delete(namespace, key, WriteOptions.NONE);
  }

  /** Writes a tombstone; {@code not_found} when there is no current value (D7). */
  public Version delete(String namespace, String key, WriteOptions options) {
    return await("delete", () -> database.delete(namespace, key, options));
  }

  /** Writes all or nothing, as one commit; errors as {@link KoruDelta#putBatch} (D4). */
  public List<Version> putBatch(List<Write> writes) {
    return await("putBatch", () -> database.putBatch(writes));
  }

  /**
   * Imports writes of the past at their own times; errors as {@link KoruDelta#importHistory} (D8).
   */
  public ImportReport importHistory(List<HistoricalWrite> writes) {
    return importHistory(writes, versions -> {});
  }

  /** As {@link #importHistory(List)}, telling on a task of the runtime how far it got. */
  public ImportReport importHistory(List<HistoricalWrite> writes, ImportProgress progress) {
    return await("importHistory", () -> database.importHistory(writes, progress));
  }

  /** A feed of commits, from now or any past time on (D12); to be closed. */
  public BlockingFeed watch(FeedOptions options) {
    return new BlockingFeed(runtime, database.watch(options));
  }

  /** The last commit's read point, fixed (D8). */
  public BlockingSnapshot snapshot() {
    return new BlockingSnapshot(runtime, database.snapshot());
  }

  /** The database as it was at {@code at}, inclusive (D10). */
  public BlockingSnapshot asOf(Timestamp at) {
    return new BlockingSnapshot(runtime, database.asOf(at));
  }

  /** The database as it was at {@code at}; instants outside the 64-bit range saturate (D1). */
  public BlockingSnapshot asOf(Instant at) {
    return asOf(Timestamp.of(at));
  }

  /**
   * Takes all values of a key out of the database, from memory and from every file, and leaves a
   * record in the namespace {@code korudelta.erasures} (D16).
   *
   * @throws KoruException.NotFound when the key never had a version
   * @throws KoruException.BadRequest without a reason
   */
  public ErasureReport erase(String namespace, String key, String reason) {
    return await("erase", () -> database.erase(namespace, key, reason));
  }

  /** Takes the values that are beyond the retention of their namespaces (D16). */
  public ReclaimReport reclaim() {
    return await("reclaim", database::reclaim);
  }

  /** As {@link #reclaim()}, once, by this retention of some namespaces. */
  public ReclaimReport reclaim(Map<String, Retention> retention) {
    return await("reclaim", () -> database.reclaim(retention));
  }

  /** Packs every segment that takes no appends any more; answers do not change. */
  public PackReport pack() {
    return await("pack", database::pack);
  }

  /** The work in the background. */
  public Upkeep upkeep() {
    return database.upkeep();
  }

  /** Counts and sizes. */
  public Stats stats() {
    return await("stats", database::stats);
  }

  /**
   * Waits for the writes under way, seals the log, gives up ownership and closes the runtime, even
   * when interrupted. From the call on everything else fails {@code closed}; a second call is
   * harmless.
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
