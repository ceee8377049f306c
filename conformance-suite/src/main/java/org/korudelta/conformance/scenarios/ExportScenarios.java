package org.korudelta.conformance.scenarios;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Reads;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.Timestamp;

/** D15: what travels, and that it is the same everywhere. */
final class ExportScenarios {
  private ExportScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D15.genome_each_commit", ExportScenarios::genomes),
        Databases.scenario("D15.export_bytes", ExportScenarios::bytes),
        Databases.scenario("D15.round_trip", ExportScenarios::roundTrip),
        Scenario.of("D15.restore_on_own_storage", ExportScenarios::ownStorage),
        Databases.scenario("D15.export_while_others_write", ExportScenarios::online));
  }

  private static Promise<@Nullable Void> genomes(Context c, KoruDelta db) {
    return observeGenome(c, "none", db)
        .then(none -> Databases.put(c, db, "a", "1", "2", "3"))
        .then(
            versions ->
                observeGenome(c, "three", db)
                    .then(none -> observeGenome(c, "two", db.asOf(versions.get(1).timestamp()))));
  }

  private static Promise<@Nullable Void> observeGenome(Context c, String label, Reads reads) {
    return reads.genome().map(genome -> c.observe(label, genome.toString()));
  }

  private static Promise<@Nullable Void> bytes(Context c, KoruDelta db) {
    return ExportSteps.write(db)
        .then(none -> ExportSteps.export(c, db, Timestamp.MIN))
        .map(
            export -> {
              c.observe("length", export.length);
              return c.observe("export", export);
            });
  }

  private static Promise<@Nullable Void> roundTrip(Context c, KoruDelta db) {
    MemoryDisk disk = new MemoryDisk();
    return ExportSteps.write(db)
        .then(none -> ExportSteps.export(c, db, Timestamp.MIN))
        .then(
            export ->
                ExportSteps.restore(c, disk, export)
                    .then(
                        report -> {
                          c.observe("restored", report.toString());
                          return ExportSteps.requireSame(c, db, disk);
                        }));
  }

  private static Promise<@Nullable Void> ownStorage(Context c) {
    return Databases.open(DiskImage.runtime(c, new MemoryDisk()))
        .then(
            db ->
                ExportSteps.write(db)
                    .then(none -> ExportSteps.export(c, db, Timestamp.MIN))
                    .then(export -> requireSame(c, export))
                    .then(none -> db.close()));
  }

  /** Restored into the platform's own storage, it is the same. */
  private static Promise<@Nullable Void> requireSame(Context c, byte[] export) {
    return KoruDelta.restore(
            c.runtime(),
            Options.defaults(),
            StreamInMemory.source(c.runtime(), export, ExportSteps.PIECE_BYTES))
        .then(report -> Databases.open(c.runtime()))
        .then(
            db ->
                ExportSteps.export(c, db, Timestamp.MIN)
                    .then(
                        actual -> {
                          c.holds("same export", Arrays.equals(export, actual));
                          return db.close();
                        }));
  }

  private static Promise<@Nullable Void> online(Context c, KoruDelta db) {
    StreamInMemory stream = new StreamInMemory(c.runtime());
    return ExportSteps.write(db)
        .then(none -> ExportSteps.export(c, db, Timestamp.MIN))
        .then(
            before ->
                db.export(
                        piece ->
                            db.put(Databases.SPACE, "meanwhile", Databases.json("1"))
                                .then(version -> stream.write(piece)))
                    .map(report -> c.holds("as of the call", Arrays.equals(before, stream.all()))));
  }
}
