package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Retention;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.Timestamp;

/** D15: what a restore refuses, what it goes on from, and what was forgotten. */
final class RestoreScenarios {
  private static final int STEP = 41;

  private RestoreScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D15.damage_refused", RestoreScenarios::damage),
        Databases.scenario("D15.increment", RestoreScenarios::increment),
        Databases.scenario("D15.increment_of_another_history", RestoreScenarios::otherHistory),
        Databases.scenario("D15.forgotten_values", RestoreScenarios::forgotten));
  }

  /** A bit flips, or the stream ends, every {@link #STEP} bytes. */
  private static Promise<@Nullable Void> damage(Context c, KoruDelta db) {
    MemoryDisk disk = new MemoryDisk();
    return ExportSteps.write(db)
        .then(none -> ExportSteps.export(c, db, Timestamp.MIN))
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
                  .then(none -> ExportSteps.restore(c, disk, export))
                  .then(report -> ExportSteps.requireSame(c, db, disk));
            });
  }

  private static byte[] flipped(byte[] export, int at) {
    byte[] changed = export.clone();
    changed[at] ^= 0x10;
    return changed;
  }

  private static Promise<@Nullable Void> refused(Context c, MemoryDisk disk, byte[] damaged) {
    return c.error(ErrorCode.CORRUPTION, () -> ExportSteps.restore(c, disk, damaged))
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
        .then(none -> ExportSteps.export(c, db, Timestamp.MIN))
        .then(whole -> ExportSteps.restore(c, disk, whole))
        .then(
            first ->
                ExportSteps.write(db)
                    .then(none -> ExportSteps.export(c, db, first.genome().lastCommit()))
                    .then(increment -> ExportSteps.restore(c, disk, increment)))
        .then(
            second -> {
              c.observe("restored", second.toString());
              return ExportSteps.requireSame(c, db, disk);
            });
  }

  private static Promise<@Nullable Void> otherHistory(Context c, KoruDelta db) {
    MemoryDisk disk = new MemoryDisk();
    return Databases.put(c, db, "a", "1", "2", "3")
        .then(versions -> ExportSteps.export(c, db, versions.get(1).timestamp()))
        .then(
            increment -> c.error(ErrorCode.CONFLICT, () -> ExportSteps.restore(c, disk, increment)))
        .map(error -> c.observe("refused", error));
  }

  /** What was erased or retired travels with the reason, and not without it. */
  private static Promise<@Nullable Void> forgotten(Context c, KoruDelta db) {
    return Databases.put(c, db, "kept", "1", "2", "3")
        .then(none -> Databases.put(c, db, "erased", "\"secret\""))
        .then(
            secret ->
                db.erase(Databases.SPACE, "erased", "asked")
                    .then(
                        none ->
                            c.error(
                                ErrorCode.ERASED,
                                () ->
                                    ExportSteps.export(
                                        c, db.asOf(secret.get(0).timestamp()), Timestamp.MIN))))
        .<@Nullable Void>map(error -> c.observe("refused", error))
        .then(none -> db.reclaim(Map.of(Databases.SPACE, Retention.versions(1))))
        .then(none -> ExportSteps.export(c, db, Timestamp.MIN))
        .then(export -> requireSameForgotten(c, export));
  }

  private static Promise<@Nullable Void> requireSameForgotten(Context c, byte[] export) {
    MemoryDisk disk = new MemoryDisk();
    c.observe("export", export);
    return ExportSteps.restore(c, disk, export)
        .then(report -> Databases.open(DiskImage.runtime(c, disk)))
        .then(
            other ->
                ExportSteps.export(c, other, Timestamp.MIN)
                    .then(
                        actual -> {
                          c.holds("same export", Arrays.equals(export, actual));
                          return other.close();
                        }));
  }
}
