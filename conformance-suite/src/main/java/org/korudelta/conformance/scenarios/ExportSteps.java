package org.korudelta.conformance.scenarios;

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
import org.korudelta.json.Json;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;
import org.korudelta.vector.Embedding;

/** What scenarios of exports do with a database. */
final class ExportSteps {
  /** How long the pieces are that an export is read in. */
  static final int PIECE_BYTES = 100;

  private static final Embedding VECTOR = Embedding.of("model", new float[] {0.5f, -1, 3});

  private ExportSteps() {}

  /** One of everything that a version can say. */
  static Promise<@Nullable Void> write(KoruDelta db) {
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

  static Promise<byte[]> export(Context c, Reads reads, Timestamp after) {
    StreamInMemory stream = new StreamInMemory(c.runtime());
    return reads.export(after, stream).map(report -> stream.all());
  }

  static Promise<TransferReport> restore(Context c, MemoryDisk disk, byte[] export) {
    return KoruDelta.restore(
        DiskImage.runtime(c, disk),
        Options.defaults(),
        StreamInMemory.source(c.runtime(), export, PIECE_BYTES));
  }

  /** The database on {@code disk} has the very history of {@code db}, and goes on from it. */
  static Promise<@Nullable Void> requireSame(Context c, KoruDelta db, MemoryDisk disk) {
    return Databases.open(DiskImage.runtime(c, disk))
        .then(
            other ->
                export(c, db, Timestamp.MIN)
                    .then(
                        expected ->
                            export(c, other, Timestamp.MIN)
                                .<@Nullable Void>map(
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
}
