package org.korudelta.jvm;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.korudelta.Repair;
import org.korudelta.RepairOptions;
import org.korudelta.Retention;
import org.korudelta.Upkeep;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonValue;
import org.korudelta.transfer.TransferReport;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorOptions;
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
public final class BlockingKoruDelta extends BlockingKoruReader {
  private final JvmRuntime runtime;
  private final KoruDelta database;

  private BlockingKoruDelta(JvmRuntime runtime, KoruDelta database) {
    super(runtime, database);
    this.runtime = runtime;
    this.database = database;
  }

  /**
   * The options of {@link #open(Path)}: the defaults, with the digest of the JDK, the fastest
   * kernel for vectors, and a task for each processor to link them.
   */
  public static Options defaults() {
    VectorOptions vectors =
        VectorOptions.defaults()
            .withKernel(JdkVectorKernel.best())
            .withLinkingTasks(Runtime.getRuntime().availableProcessors());
    return Options.defaults().withDigest(JdkDigest.instance()).withVectors(vectors);
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

  /**
   * Opens the database in {@code directory} only to be read, while another process, or this one,
   * may have it open and write; errors as {@link KoruDelta#openReadOnly}. Nothing is made or
   * changed.
   */
  public static BlockingKoruReader openReadOnly(Path directory) {
    return openReadOnly(directory, defaults());
  }

  /** As {@link #openReadOnly(Path)}, with other options. */
  public static BlockingKoruReader openReadOnly(Path directory, Options options) {
    JvmRuntime runtime = existing(directory);
    try {
      return new BlockingKoruReader(
          runtime, runtime.await("openReadOnly", () -> KoruDelta.openReadOnly(runtime, options)));
    } catch (RuntimeException | Error e) {
      runtime.close();
      throw e;
    }
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
   * Saves what is left of the damaged database in {@code directory} to {@code into}, which is empty
   * or not there, and not within it; changes nothing in {@code directory}. Errors and cost as
   * {@link KoruDelta#repair}.
   *
   * @param rewrites whether versions that rest on what is lost are kept under new ids
   * @param listener hears of each damage, of each version that is lost or rewritten, and of
   *     progress
   */
  public static Repair repair(
      Path directory, Path into, boolean rewrites, VerificationListener listener) {
    if (into.toAbsolutePath().normalize().startsWith(directory.toAbsolutePath().normalize())) {
      throw new KoruException.BadRequest(
          "nothing can be saved within what is damaged: path=" + directory + " into=" + into);
    }
    try (JvmRuntime runtime = existing(directory);
        OtherDirectory other = new OtherDirectory(runtime, into)) {
      RepairOptions repair = new RepairOptions(other.storage(), rewrites);
      return runtime.await("repair", () -> KoruDelta.repair(runtime, repair, defaults(), listener));
    }
  }

  /**
   * Brings the history of an export into {@code directory}, all of it or nothing; errors as {@link
   * KoruDelta#restore} (D15). Made, with its parents, where it is missing. The stream is not
   * closed.
   */
  public static TransferReport restore(Path directory, InputStream in) {
    try (JvmRuntime runtime = JvmRuntime.open(directory)) {
      return runtime.await(
          "restore", () -> KoruDelta.restore(runtime, defaults(), IoStreams.source(runtime, in)));
    }
  }

  /** Reads an export to its end and checks it; errors as {@link KoruDelta#verifyExport}. */
  public static TransferReport verifyExport(InputStream in) {
    try (JvmRuntime runtime = JvmRuntime.inMemory()) {
      return runtime.await(
          "verifyExport",
          () -> KoruDelta.verifyExport(runtime, defaults(), IoStreams.source(runtime, in)));
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
  @Override
  public KoruDelta async() {
    return database;
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

  /** Stores an embedding; errors as {@link KoruDelta#embed}. */
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

  /**
   * Packs every segment that is not packed yet, also the one that takes appends if it has 1 MiB or
   * more; answers do not change.
   */
  public PackReport pack() {
    return await("pack", database::pack);
  }

  /** The work in the background. */
  public Upkeep upkeep() {
    return database.upkeep();
  }
}
