package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Reads;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.json.Json;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;
import org.korudelta.vector.Embedding;

/** D15: what travels, what is refused, and that it is the same everywhere. */
final class ExportScenarios {
  private static final int STEP = 41;
  private static final int PIECE_BYTES = 100;
  private static final Embedding VECTOR = Embedding.of("model", new float[] {0.5f, -1, 3});

  private ExportScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D15.genome_each_commit", ExportScenarios::genomes),
        Databases.scenario("D15.export_bytes", ExportScenarios::bytes),
        Databases.scenario("D15.round_trip", ExportScenarios::roundTrip),
        Scenario.of("D15.restore_on_own_storage", ExportScenarios::ownStorage),
        Databases.scenario("D15.damage_refused", ExportScenarios::damage),
        Databases.scenario("D15.increment", ExportScenarios::increment),
        Databases.scenario("D15.increment_of_another_history", ExportScenarios::otherHistory),
        Databases.scenario("D15.export_while_others_write", ExportScenarios::online));
  }

  private static Promise<@Nullable Void> genomes(Context c, KoruDelta db) {
    return observeGenome(c, "none", db)
        .then(none -> Databases.put(c, db, "a", "1", "2", "3"))
        .then(
            versions ->
                observeGenome(c, "three", db)
                    .then(
                        none ->
                            observeGenome(c, "two", db.asOf(versions.get(1).timestamp()))));
  }

  private static Promise<@Nullable Void> observeGenome(Context c, String label, Reads reads) {
    return reads.genome().map(genome -> c.observe(label, genome.toString()));
  }

  private static Promise<@Nullable Void> bytes(Context c, KoruDelta db) {
    return write(db)
        .then(none -> export(c, db, Timestamp.MIN))
        .map(
            export -> {
              c.observe("length", export.length);
              return c.observe("export", export);
            });
  }

  /** One of everything that a version can say. */
  private static Promise<@Nullable Void> write(KoruDelta db) {
    return db.put(Databases.SPACE, "a", Databases.json("{\"n\":[1,1.5,\"\\u00e9\"]}"))
        .then(first -> writeMore(db, first))
        .map(last -> null);
  }

  private static Promise<Version> writeMore(KoruDelta db, Version first) {
    WriteOptions because =
        WriteOptions.NONE
            .causedBy(List.of(first.id()))
            .withMetadata(Json.object().put("by", "eve").build());
    return db.embed("vectors", "v", VECTOR)
        .then(embedded -> db.put(Databases.SPACE, "b", Databases.json("null"), because))
        .then(put -> db.delete(Databases.SPACE, "a"))
        .then(
            deleted ->
                db.putBatch(
                    List.of(
                        Write.put(Databases.SPACE, "a", Databases.json("2")),
                        Write.put(Databases.SPACE, "\uD83D\uDE00", Databases.json("3")))))
        .then(batch -> db.delete(Databases.SPACE, "b"));
  }

  private static Promise<byte[]> export(Context c, Reads reads, Timestamp after) {
    StreamInMemory stream = new StreamInMemory(c.runtime());
    return reads.export(after, stream).map(report -> stream.all());
  }

  private static Promise<TransferReport> restore(Context c, MemoryDisk disk, byte[] export) {
    return KoruDelta.restore(
        DiskImage.runtime(c, disk),
        Options.defaults(),
        StreamInMemory.source(c.runtime(), export, PIECE_BYTES));
  }

  private static Promise<@Nullable Void> roundTrip(Context c, KoruDelta db) {
    MemoryDisk disk = new MemoryDisk();
    return write(db)
        .then(none -> export(c, db, Timestamp.MIN))
        .then(
            export ->
                restore(c, disk, export)
                    .then(
                        report -> {
                          c.observe("restored", report.toString());
                          return requireSame(c, db, disk);
                        }));
  }

  /** The database on {@code disk} has the very history of {@code db}, and goes on from it. */
  private static Promise<@Nullable Void> requireSame(Context c, KoruDelta db, MemoryDisk disk) {
    return Databases.open(DiskImage.runtime(c, disk))
        .then(
            other ->
                export(c, db, Timestamp.MIN)
                    .then(
                        expected ->
                            export(c, other, Timestamp.MIN)
                                .map(
                                    actual ->
                                        c.holds("same export", Arrays.equals(expected, actual))))
                    .then(none -> other.changes(Timestamp.MIN, Integer.MAX_VALUE))
                    .then(
                        versions -> {
                          Databases.observe(c, "version", versions);
                          return other.put(Databases.SPACE, "a", Databases.json("4"));
                        })
                    .then(
                        next -> {
                          c.holds("goes on", next.previousVersion().isPresent());
                          return other.close();
                        }));
  }

  private static Promise<@Nullable Void> ownStorage(Context c) {
    return Databases.open(DiskImage.runtime(c, new MemoryDisk()))
        .then(
            db ->
                write(db)
                    .then(none -> export(c, db, Timestamp.MIN))
                    .then(export -> requireSame(c, export))
                    .then(none -> db.close()));
  }

  /** Restored into the platform's own storage, it is the same. */
  private static Promise<@Nullable Void> requireSame(Context c, byte[] export) {
    return KoruDelta.restore(
            c.runtime(),
            Options.defaults(),
            StreamInMemory.source(c.runtime(), export, PIECE_BYTES))
        .then(report -> Databases.open(c.runtime()))
        .then(
            db ->
                export(c, db, Timestamp.MIN)
                    .then(
                        actual -> {
                          c.holds("same export", Arrays.equals(export, actual));
                          return db.close();
                        }));
  }

  /** A bit flips, or the stream ends, every {@link #STEP} bytes. */
  private static Promise<@Nullable Void> damage(Context c, KoruDelta db) {
    MemoryDisk disk = new MemoryDisk();
    return write(db)
        .then(none -> export(c, db, Timestamp.MIN))
        .then(
            export -> {
              List<byte[]> damaged = new ArrayList<>();
              for (int at = 20; at < export.length; at += STEP) {
                damaged.add(flipped(export, at));
                damaged.add(Arrays.copyOf(export, at));
              }
              damaged.add(Arrays.copyOf(export, export.length + 1));
              return c.each(damaged, one -> refused(c, disk, one))
                  .then(all -> requireNothing(c, disk))
                  .then(none -> restore(c, disk, export))
                  .then(report -> requireSame(c, db, disk));
            });
  }

  private static byte[] flipped(byte[] export, int at) {
    byte[] changed = export.clone();
    changed[at] ^= 0x10;
    return changed;
  }

  private static Promise<@Nullable Void> refused(Context c, MemoryDisk disk, byte[] damaged) {
    return c.error(ErrorCode.CORRUPTION, () -> restore(c, disk, damaged))
        .map(error -> c.observe("refused", error));
  }

  private static Promise<@Nullable Void> requireNothing(Context c, MemoryDisk disk) {
    return Databases.open(DiskImage.runtime(c, disk))
        .then(
            db ->
                db.stats()
                    .then(
                        stats -> {
                          c.observeEqual("versions", 0, stats.totalVersions());
                          return db.close();
                        }));
  }

  private static Promise<@Nullable Void> increment(Context c, KoruDelta db) {
    MemoryDisk disk = new MemoryDisk();
    return Databases.put(c, db, "a", "1", "2")
        .then(none -> export(c, db, Timestamp.MIN))
        .then(whole -> restore(c, disk, whole))
        .then(
            first ->
                write(db)
                    .then(none -> export(c, db, first.genome().lastCommit()))
                    .then(increment -> restore(c, disk, increment)))
        .then(
            second -> {
              c.observe("restored", second.toString());
              return requireSame(c, db, disk);
            });
  }

  private static Promise<@Nullable Void> otherHistory(Context c, KoruDelta db) {
    MemoryDisk disk = new MemoryDisk();
    return Databases.put(c, db, "a", "1", "2", "3")
        .then(versions -> export(c, db, versions.get(1).timestamp()))
        .then(increment -> c.error(ErrorCode.CONFLICT, () -> restore(c, disk, increment)))
        .map(error -> c.observe("refused", error));
  }

  private static Promise<@Nullable Void> online(Context c, KoruDelta db) {
    StreamInMemory stream = new StreamInMemory(c.runtime());
    return write(db)
        .then(none -> export(c, db, Timestamp.MIN))
        .then(
            before ->
                db.export(
                        piece ->
                            db.put(Databases.SPACE, "meanwhile", Databases.json("1"))
                                .then(version -> stream.write(piece)))
                    .map(
                        report ->
                            c.holds("as of the call", Arrays.equals(before, stream.all()))));
  }
}
