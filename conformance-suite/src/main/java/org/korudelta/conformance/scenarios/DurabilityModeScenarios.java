package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.Durability;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.WriteOptions;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/** S1 and S3 where writes are answered before they are synced, on strict memory everywhere. */
final class DurabilityModeScenarios {
  private static final String KEY = "key";

  /** Long enough that no sync comes by itself. */
  private static final Durability ASYNC = Durability.async(Duration.ofDays(1));

  private DurabilityModeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S1.async_is_visible_and_a_crash_may_take_it", c -> taken(c, ASYNC)),
        Scenario.of("S1.memory_is_visible_and_a_crash_may_take_it", c -> taken(c, memory())),
        Scenario.of("S1.durable_write_takes_earlier_along", DurabilityModeScenarios::takesAlong),
        Scenario.of("S1.close_makes_all_durable", DurabilityModeScenarios::closed),
        Scenario.of("S3.failed_sync_keeps_what_is_visible", DurabilityModeScenarios::keeps));
  }

  private static Durability memory() {
    return Durability.memory();
  }

  private static Promise<@Nullable Void> taken(Context c, Durability durability) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk, durability)
        .then(
            db ->
                Databases.put(c, db, KEY, "1", "2")
                    .then(written -> db.sync())
                    .then(synced -> Databases.put(c, db, KEY, "3"))
                    .then(written -> db.history(Databases.SPACE, KEY))
                    .then(
                        history -> {
                          c.observe("visible", Databases.values(history));
                          MemoryDisk after = disk.crash();
                          return letGo(c, db).then(none -> values(c, after));
                        }))
        .map(after -> c.observe("after a crash", after));
  }

  private static Promise<@Nullable Void> takesAlong(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk, ASYNC)
        .then(
            db ->
                Databases.put(c, db, KEY, "1")
                    .then(written -> putDurably(db, "2"))
                    .then(written -> Databases.put(c, db, KEY, "3"))
                    .then(
                        written -> {
                          MemoryDisk after = disk.crash();
                          return letGo(c, db).then(none -> values(c, after));
                        }))
        .map(after -> c.observe("after a crash", after));
  }

  private static Promise<?> putDurably(KoruDelta db, String value) {
    return db.put(Databases.SPACE, KEY, Databases.json(value), WriteOptions.NONE.durably());
  }

  private static Promise<@Nullable Void> closed(Context c) {
    return c.each(List.of(ASYNC, memory()), durability -> closed(c, durability))
        .map(all -> c.observe("after closing and a crash", all));
  }

  private static Promise<String> closed(Context c, Durability durability) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk, durability)
        .then(db -> Databases.put(c, db, KEY, "1", "2").then(written -> db.close()))
        .then(closed -> values(c, disk.crash()))
        .map(Object::toString);
  }

  /** Nothing that was visible goes away: it is written again when the database goes on. */
  private static Promise<@Nullable Void> keeps(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return open(c, disk, ASYNC)
        .then(
            db ->
                Databases.put(c, db, KEY, "1", "2")
                    .then(
                        written -> {
                          disk.failNextSync();
                          return c.error(ErrorCode.OUTCOME_UNKNOWN, db::sync);
                        })
                    .then(
                        error -> {
                          c.observe("sync", error);
                          return db.history(Databases.SPACE, KEY);
                        })
                    .then(
                        history -> {
                          c.observe("visible", Databases.ids(history));
                          return db.sync();
                        })
                    .then(
                        synced -> {
                          MemoryDisk after = disk.crash();
                          return letGo(c, db).then(none -> values(c, after));
                        }))
        .map(after -> c.observe("after a crash", after));
  }

  /** The disk is gone, so closing fails; it leaves no timer. */
  private static Promise<@Nullable Void> letGo(Context c, KoruDelta db) {
    return db.close().handle(outcome -> c.runtime().completed(null));
  }

  private static Promise<KoruDelta> open(Context c, MemoryDisk disk, Durability durability) {
    Options options = Options.defaults().withDurability(durability);
    return KoruDelta.open(DiskImage.runtime(c, disk), options);
  }

  private static Promise<List<String>> values(Context c, MemoryDisk disk) {
    return open(c, disk, Durability.sync())
        .then(db -> db.history(Databases.SPACE, KEY))
        .map(Databases::values);
  }
}
