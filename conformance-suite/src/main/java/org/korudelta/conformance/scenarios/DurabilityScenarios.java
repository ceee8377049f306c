package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Recovery;
import org.korudelta.Write;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/** S1, S2 and S3: crashes, torn tails, damage and a failing disk, on strict memory everywhere. */
final class DurabilityScenarios {
  private static final String KEY = "key";
  private static final int SEGMENT_HEADER_BYTES = 64;
  private static final int DAMAGE_STEP = 5;

  private DurabilityScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S1.acknowledged_survives_crash", DurabilityScenarios::acknowledgedSurvives),
        Scenario.of("S1.unacknowledged_whole_or_absent", DurabilityScenarios::wholeOrAbsent),
        Scenario.of("S2.torn_tail_cut_at_every_byte", DurabilityScenarios::tornTail),
        Scenario.of("S2.damage_below_durable_offset", DurabilityScenarios::damage),
        Scenario.of("S2.clean_close_seals", DurabilityScenarios::cleanClose),
        Scenario.of("S3.failed_sync_then_goes_on", c -> failing(c, MemoryDisk::failNextSync)),
        Scenario.of("S3.failed_append_then_goes_on", c -> failing(c, MemoryDisk::failNextAppend)),
        Scenario.of("S3.full_disk_then_goes_on", DurabilityScenarios::fullDisk));
  }

  private static Promise<@Nullable Void> acknowledgedSurvives(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk)
        .then(db -> Databases.put(c, db, KEY, "1", "2", "3"))
        .then(
            written ->
                history(c, disk.crash())
                    .map(
                        after -> {
                          c.observe("acknowledged", Databases.ids(written));
                          return c.observe("after the crash", after);
                        }));
  }

  /** Of the bytes a failed sync left behind, a crash may keep any number. */
  private static Promise<@Nullable Void> wholeOrAbsent(Context c) {
    MemoryDisk disk = new MemoryDisk();
    List<Write> batch = List.of(put("a"), put("b"), put("c"));
    return open(c, disk)
        .then(
            db ->
                db.putBatch(batch)
                    .then(
                        first -> {
                          disk.failNextSync();
                          return c.error(ErrorCode.OUTCOME_UNKNOWN, () -> db.putBatch(batch));
                        }))
        .then(
            error ->
                c.each(Databases.upTo(pendingBytes(disk) + 1), kept -> versions(c, disk, kept)))
        .map(
            counts -> {
              c.expect(
                  List.of(3L, 6L).containsAll(counts), "the batch is whole or absent: " + counts);
              c.expectEqual("versions when nothing is kept", 3L, counts.get(0));
              c.expectEqual("versions when all is kept", 6L, counts.get(counts.size() - 1));
              return c.observe(
                  "versions by bytes kept", counts.stream().map(Object::toString).toList());
            });
  }

  private static int pendingBytes(MemoryDisk disk) {
    int[] pending = new int[1];
    disk.crash(
        (max, label) -> {
          pending[0] = Math.max(pending[0], max);
          return 0;
        });
    return pending[0];
  }

  private static Promise<Long> versions(Context c, MemoryDisk disk, int kept) {
    return open(c, disk.crash((max, label) -> Math.min(kept, max)))
        .then(db -> db.stats())
        .map(stats -> stats.totalVersions());
  }

  private static Promise<@Nullable Void> tornTail(Context c) {
    return threeCommits(c)
        .then(
            image -> {
              byte[] segment = image.segment();
              int last = lastGroup(segment);
              c.observe("last group", segment.length - last);
              List<Integer> ends = new ArrayList<>();
              for (int end = last; end < segment.length; end++) {
                ends.add(end);
              }
              return c.each(ends, end -> cut(c, image.withSegment(Arrays.copyOf(segment, end))));
            })
        .map(lines -> c.observe("recoveries", lines));
  }

  private static Promise<String> cut(Context c, DiskImage image) {
    return image
        .disk(c)
        .then(disk -> open(c, disk))
        .then(
            db ->
                db.history(Databases.SPACE, KEY)
                    .then(
                        history -> {
                          c.expectEqual("values", List.of("1", "2"), Databases.values(history));
                          return db.stats().map(stats -> words(stats.recovery()));
                        }));
  }

  private static Promise<@Nullable Void> damage(Context c) {
    return threeCommits(c)
        .then(
            image -> {
              byte[] segment = image.segment();
              List<Integer> places = new ArrayList<>();
              int last = lastGroup(segment);
              for (int at = SEGMENT_HEADER_BYTES; at < last; at += DAMAGE_STEP) {
                places.add(at);
              }
              return c.each(places, at -> refusal(c, image.withSegment(flipped(segment, at))));
            })
        .map(
            errors -> {
              errors.forEach(error -> c.observe("refused", error));
              return null;
            });
  }

  private static Promise<KoruException> refusal(Context c, DiskImage image) {
    return image.disk(c).then(disk -> c.error(ErrorCode.CORRUPTION, () -> open(c, disk)));
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 0x10;
    return changed;
  }

  /** A log of three commits of one key, each synced by itself, after a crash. */
  private static Promise<DiskImage> threeCommits(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk)
        .then(db -> Databases.put(c, db, KEY, "1", "2", "3"))
        .then(written -> DiskImage.of(c, disk.crash()));
  }

  /** Where the last frame of the segment begins: at its magic. */
  private static int lastGroup(byte[] segment) {
    for (int at = segment.length - 4; at > 0; at--) {
      if (segment[at] == 'K'
          && segment[at + 1] == 'G'
          && segment[at + 2] == 'R'
          && segment[at + 3] == 'P') {
        return at;
      }
    }
    return segment.length;
  }

  private static Promise<@Nullable Void> cleanClose(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk)
        .then(db -> Databases.put(c, db, KEY, "1").then(written -> db.close()))
        .then(closed -> open(c, disk))
        .then(
            db ->
                observeRecovery(c, db, "after a clean close")
                    .then(none -> Databases.put(c, db, KEY, "2")))
        .then(written -> open(c, disk.crash()))
        .then(db -> observeRecovery(c, db, "after a crash"));
  }

  private static Promise<@Nullable Void> observeRecovery(Context c, KoruDelta db, String label) {
    return db.stats()
        .then(
            stats -> {
              c.observe(label, words(stats.recovery()));
              return db.history(Databases.SPACE, KEY);
            })
        .map(history -> c.observe("values", Databases.values(history)));
  }

  /** What failed stays away, whatever a crash keeps of it, once the database has gone on. */
  private static Promise<@Nullable Void> failing(Context c, Consumer<MemoryDisk> fault) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk)
        .then(
            db ->
                Databases.put(c, db, KEY, "1")
                    .then(
                        written -> {
                          fault.accept(disk);
                          return c.error(ErrorCode.OUTCOME_UNKNOWN, () -> put(db, "2"));
                        })
                    .then(
                        error -> {
                          c.observe("outcome unknown", error);
                          return Databases.put(c, db, KEY, "3");
                        })
                    .then(written -> db.history(Databases.SPACE, KEY)))
        .then(
            history -> {
              c.observe("visible", Databases.values(history));
              Databases.observe(c, "version", history);
              return history(c, disk.crash((max, label) -> max))
                  .map(
                      after -> {
                        c.expectEqual("after a crash", Databases.ids(history), after);
                        return null;
                      });
            });
  }

  /** Every write has a try of its own, and says that nothing was written, until there is room. */
  private static Promise<@Nullable Void> fullDisk(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk)
        .then(
            db ->
                Databases.put(c, db, KEY, "1")
                    .then(
                        written -> {
                          disk.capacityBytes(0);
                          return c.error(ErrorCode.OUTCOME_UNKNOWN, () -> put(db, "2"));
                        })
                    .then(
                        error ->
                            c.each(
                                List.of("3", "4"),
                                value -> c.error(ErrorCode.STORAGE_FAILURE, () -> put(db, value))))
                    .then(
                        errors -> {
                          errors.forEach(error -> c.observe("no room", error));
                          disk.capacityBytes(Long.MAX_VALUE);
                          return Databases.put(c, db, KEY, "5");
                        })
                    .then(written -> db.history(Databases.SPACE, KEY)))
        .then(
            history -> {
              c.observe("visible", Databases.values(history));
              return history(c, disk.crash()).map(after -> c.observe("after a crash", after));
            });
  }

  private static Promise<?> put(KoruDelta db, String value) {
    return db.put(Databases.SPACE, KEY, Databases.json(value));
  }

  private static Promise<List<String>> history(Context c, MemoryDisk disk) {
    return open(c, disk).then(db -> db.history(Databases.SPACE, KEY)).map(Databases::ids);
  }

  private static Promise<KoruDelta> open(Context c, MemoryDisk disk) {
    return Databases.open(DiskImage.runtime(c, disk));
  }

  private static Write put(String key) {
    return Write.put(Databases.SPACE, key, Databases.json("1"));
  }

  private static String words(Recovery recovery) {
    return "clean="
        + recovery.cleanClose()
        + " segment="
        + recovery.tornSegment()
        + " offset="
        + recovery.tornOffset()
        + " bytes="
        + recovery.tornBytes()
        + " uncertain="
        + recovery.lastGroupUncertain();
  }
}
