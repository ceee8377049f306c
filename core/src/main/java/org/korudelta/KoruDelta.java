package org.korudelta;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonValue;
import org.korudelta.log.LogGlance;
import org.korudelta.log.LogOptions;
import org.korudelta.log.LogVerification;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.StreamSource;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.ExportReader;
import org.korudelta.vector.Embedding;
import org.korudelta.verify.LogEnd;
import org.korudelta.verify.Verification;
import org.korudelta.verify.VerificationListener;

/**
 * A causal database: every write is kept as a version, anything can be read as of any past time.
 *
 * <p>Threading: safe from any thread and task; one serial writer, readers never wait for it.
 */
public interface KoruDelta extends KoruReader {

  /**
   * Opens the database in the runtime's storage, creating it when there is none. Every id and every
   * link is recomputed before the promise completes.
   *
   * @throws KoruException.AlreadyOpen when someone has it open (S4)
   * @throws KoruException.Corruption when stored bytes are not what was written (S2)
   */
  static Promise<KoruDelta> open(AsyncRuntime runtime, Options options) {
    return Database.open(runtime, options);
  }

  /**
   * Makes a new, empty database that is in memory alone, and gone when it is closed: no storage is
   * looked at, so that there may be many. Ids, answers and errors are those of one that is stored;
   * what is written counts as durable. Its statistics know no log.
   */
  static Promise<KoruDelta> inMemory(AsyncRuntime runtime, Options options) {
    return Database.inMemory(runtime, options);
  }

  /**
   * Opens the database in the runtime's storage only to be read, whoever has it open and writes, in
   * this process or another; owns and changes nothing. Its read point is of the moment when it was
   * opened: every commit that was acknowledged as durable by then is there, whole commits only, a
   * prefix of their order (S7).
   *
   * <p>The last commits may be some that were still being written; where a crash or a failed write
   * takes them, they were never acknowledged. {@link Stats#recovery} says whether there are such.
   *
   * <p>Cost: as opening, but what the index on disk does not hold yet is read anew each time.
   *
   * @throws KoruException.NotFound when there is no database
   * @throws KoruException.Corruption when stored bytes are not what was written (S2)
   * @throws KoruException.Unavailable when the writer exchanges files faster than they are read
   */
  static Promise<KoruReader> openReadOnly(AsyncRuntime runtime, Options options) {
    return ReadOnlyDatabase.open(runtime, options);
  }

  /**
   * Reads the whole log of the runtime's storage and checks everything in it: files, manifest,
   * checksums, what is stated durable, ids, chains, causes and times; then the index on disk, all
   * of it, and whether it says what the log says. It goes on past all damage, telling of each to
   * {@code listener}, also where opening would refuse; it changes nothing.
   *
   * <p>Damage is no failure of the promise. It owns the storage meanwhile. Cost: reads each byte,
   * hashes each version; the log once more for each part of the keys and ids that fits into what
   * the options allow for values in memory.
   *
   * @throws KoruException.AlreadyOpen when someone has the database open (S4)
   * @throws KoruException.NotFound when there is none
   * @throws KoruException.Unsupported when a later version of the format wrote it
   */
  static Promise<Verification> verify(
      AsyncRuntime runtime, Options options, VerificationListener listener) {
    DatabaseAudit audit = new DatabaseAudit(options);
    return LogVerification.run(runtime, options.layout(), audit, listener);
  }

  /**
   * Saves what is left of the damaged database in the runtime's storage to another, which is empty:
   * reads past all damage as {@link #verify} does, changes nothing where it reads, and verifies
   * what it wrote.
   *
   * <p>A version is saved when its id proves that it is what was written. A commit is saved with
   * its ids and times when all of its versions are, and all that they replaced or name as causes
   * was saved before; so the new database has nothing that the old one did not have. What is lost
   * is told to {@code listener} version by version. Where the options say so, what is proven and
   * rests on what is lost is kept all the same, under new ids, which are told too.
   *
   * <p>Memory: two blocks of the log, and the ids of what was rewritten.
   *
   * @throws KoruException.BadRequest when the other storage is not empty
   * @throws KoruException.AlreadyOpen when someone has the database open (S4)
   * @throws KoruException.NotFound when there is none
   */
  static Promise<Repair> repair(
      AsyncRuntime runtime, RepairOptions repair, Options options, VerificationListener listener) {
    return RepairRun.of(runtime, repair, options, listener);
  }

  /**
   * Brings the history of an export into the runtime's storage, where nobody may have a database
   * open: all of it, or nothing, after a crash too (D15). Ids, times, causes and answers are those
   * of the database that it came from.
   *
   * <p>A whole history wants an empty database, made where there is none; an increment the very
   * history that it goes on from. Everything is checked before any of it can be seen: checksums,
   * ids, chains, causes, the forms of values, times, and at the end count and genome. A version
   * without its value is accepted only where the history says why that was taken.
   *
   * <p>Cost: reads the stream once, writes each version once; for an increment also reads what is
   * there, and where retention took values what was written. Memory: the options' budget, a commit,
   * and a piece of the source.
   *
   * @throws KoruException.BadRequest when the stream is no export
   * @throws KoruException.Corruption when it is not what was written; the message has the offset
   *     and what was expected there
   * @throws KoruException.Conflict when it does not go on from what is there; the message has both
   *     genomes
   * @throws KoruException.Unsupported when a later release wrote it
   * @throws KoruException.OutcomeUnknown when the storage failed at the very end: all of it may be
   *     there when the database is opened next, or nothing
   * @throws KoruException.AlreadyOpen when someone has the database open (S4)
   */
  static Promise<TransferReport> restore(
      AsyncRuntime runtime, Options options, StreamSource source) {
    return Restoration.run(runtime, options, source);
  }

  /**
   * Reads an export to its end and checks all that can be checked without a database: everything
   * but whether its chains and causes are those of the history that it says it is. Compare the
   * genome with {@link #genome}, and a backup is proved. Errors as {@link #restore}.
   */
  static Promise<TransferReport> verifyExport(
      AsyncRuntime runtime, Options options, StreamSource source) {
    ExportReader reader = new ExportReader(runtime, source, options.digest());
    return reader.begin().then(base -> reader.readAll());
  }

  /**
   * Looks at the end of the log in the runtime's storage, without owning or opening it; changes
   * nothing. While another process has it open, the answer is that of some moment.
   *
   * @throws KoruException.NotFound when there is no database
   * @throws KoruException.Corruption when the end cannot be found
   */
  static Promise<LogEnd> logEnd(AsyncRuntime runtime) {
    return LogGlance.run(runtime, LogOptions.defaults());
  }

  /**
   * Writes a value; gives the new version once it is visible, and durable as the database's {@link
   * Durability} says (D2).
   */
  default Promise<Version> put(String namespace, String key, JsonValue value) {
    return put(namespace, key, value, WriteOptions.NONE);
  }

  /**
   * Writes a value.
   *
   * @throws KoruException.BadRequest an empty namespace or key, a lone surrogate
   * @throws KoruException.Limit a namespace over 256 bytes, a key over 1,024, a value over 16 MiB
   *     (V3)
   * @throws KoruException.Conflict when the expected version is not the current one; the message
   *     names both (D3)
   * @throws KoruException.NotFound when a cause is unknown
   * @throws KoruException.OutcomeUnknown when the log failed. The write is not visible; it may be
   *     there after reopening, unless a later write was acknowledged, then it is not (S3). Where
   *     writes are visible before they are synced, one that asked for more is, and stays: only a
   *     crash may take it
   * @throws KoruException.Unavailable when a write before it failed so that it may rest on what is
   *     not there; nothing was written, and trying again is right
   * @throws KoruException.StorageFailure when the log could not go on after a failure, for example
   *     on a full disk; nothing was written, and the next write tries again
   * @throws KoruException.Closed after {@link #close}
   */
  Promise<Version> put(String namespace, String key, JsonValue value, WriteOptions options);

  /** Stores an embedding as the key's next version. */
  default Promise<Version> embed(String namespace, String key, Embedding embedding) {
    return embed(namespace, key, embedding, WriteOptions.NONE);
  }

  /**
   * Stores an embedding as the key's next version; as {@link #put(String, String, JsonValue,
   * WriteOptions)}.
   *
   * @throws KoruException.BadRequest when the namespace has vectors of this model with another
   *     dimension; the message names both
   */
  Promise<Version> embed(String namespace, String key, Embedding embedding, WriteOptions options);

  /** Writes a tombstone; {@code not_found} when there is no current value (D7). */
  default Promise<Version> delete(String namespace, String key) {
    return delete(namespace, key, WriteOptions.NONE);
  }

  /** Writes a tombstone; {@code not_found} when there is no current value (D7). */
  Promise<Version> delete(String namespace, String key, WriteOptions options);

  /**
   * Writes one write, whichever it is; as {@link #put(String, String, JsonValue, WriteOptions)} and
   * the other methods for one write do.
   */
  Promise<Version> write(Write write);

  /**
   * Writes all or nothing, as one commit (D4). Gives the versions in the order of {@code writes};
   * an empty batch writes nothing.
   *
   * @throws KoruException.BadRequest when two writes name one key; and as for each write alone
   * @throws KoruException.Limit above 100,000 writes or 64 MiB; and as for each write alone
   */
  Promise<List<Version>> putBatch(List<Write> writes);

  /**
   * Imports writes of the past at their own times, validated as a whole before the first commit
   * (D8).
   */
  default Promise<ImportReport> importHistory(List<HistoricalWrite> writes) {
    return importHistory(writes, versions -> {});
  }

  /**
   * Imports writes of the past, telling how far it got.
   *
   * <p>Adjacent writes with equal {@code at} form one commit. Nothing is written when a write is
   * not valid; the message names it, counted from 1. The work is done in slices, so that others get
   * their turns; a commit that comes between makes an import of earlier times fail. Commits are
   * written in groups, in order: after {@code outcome_unknown} a prefix of them may be there.
   *
   * @param progress called on a task of the runtime with the number of versions done so far, after
   *     each group
   * @throws KoruException.BadRequest an {@code at} below its predecessor, or not above the last
   *     commit; a key twice at one {@code at}; and as {@link #putBatch}
   * @throws KoruException.Limit an {@code at} more than one minute ahead of the wall clock; and as
   *     {@link #putBatch}
   */
  Promise<ImportReport> importHistory(List<HistoricalWrite> writes, ImportProgress progress);

  /**
   * A feed of commits, from now or any past time on (D12). Costs the writer a look at each key it
   * writes, for as long as the feed is open.
   *
   * @throws KoruException.Closed after {@link #close}
   */
  Feed watch(FeedOptions options);

  /**
   * Takes all values of a key out of the database: values, metadata, content ids and salts of every
   * version there is, from memory and from every file. Ids, times, causes and the chain stay, and a
   * record in the namespace {@code korudelta.erasures} says what was erased, and why. Reading such
   * a version fails with {@code erased}, in snapshots that were open before, too.
   *
   * <p>The key is deleted first, if it has a value. What a crash or a failure cuts short is done by
   * erasing again. Copies outside, as exports, are out of reach, and so are old files that a reader
   * of {@link #openReadOnly} has open, until it closes. Cost: each segment that has a version of
   * the key is written anew, and the log is read once to tell who has the same content.
   *
   * @throws KoruException.NotFound when the key never had a version
   * @throws KoruException.BadRequest without a reason, and for the records of erasures themselves
   */
  Promise<ErasureReport> erase(String namespace, String key, String reason);

  /**
   * Takes the values that are beyond the {@link Retention} of their namespaces out of every file:
   * value, metadata, content id and salt. Ids, times, causes and the chain stay; reading such a
   * version fails with {@code gone}, and the message says from when on the key has its values.
   *
   * <p>Cost: reads the log, and writes those segments anew that have something to take.
   */
  Promise<ReclaimReport> reclaim();

  /**
   * As {@link #reclaim()}, once, by this retention of some namespaces instead of that which the
   * database was opened with.
   *
   * @throws KoruException.BadRequest for the records of erasures
   */
  Promise<ReclaimReport> reclaim(Map<String, Retention> retention);

  /**
   * Packs every segment that is not packed yet: deflated, without what follows from the rest. The
   * one that takes appends is sealed for it if it has 1 MiB or more, and stays as it is otherwise.
   * Answers do not change. In the background that is done to all sealed segments but the newest,
   * unless {@link PackOptions} say otherwise.
   */
  Promise<PackReport> pack();

  /** The work in the background. */
  Upkeep upkeep();

  /**
   * Makes all commits so far durable, whatever the {@link Durability}.
   *
   * @throws KoruException.OutcomeUnknown when the log failed: they may be durable or not. What is
   *     visible is kept, and the next call tries again
   * @throws KoruException.StorageFailure or {@code unavailable} when a commit that it waited for
   *     was not written
   * @throws KoruException.Closed after {@link #close}
   */
  Promise<@Nullable Void> sync();

  /**
   * Waits for the writes under way, makes all durable, seals the log and gives up ownership. From
   * the call on, writes and reads fail {@code closed}, those of snapshots and feeds too; a second
   * call gives the first one's answer.
   */
  @Override
  Promise<@Nullable Void> close();
}
