package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.KoruReader;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.text.Timestamp;

/** Packed segments say what was written, whoever packed them (S6). */
final class PackScenarios {
  private static final int KEYS = 3;
  private static final int VERSIONS = 60;
  private static final int LINES = 90;

  /** Segments long enough to be deflated with a dictionary; nothing stays in memory. */
  private static final Options SMALL =
      Options.defaults()
          .withSegmentBytesMax(128 << 10)
          .withMemory(new MemoryBudget(0, 0, 0, VERSIONS));

  private PackScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S6.packed_here", PackScenarios::here),
        Scenario.of("S6.packed_elsewhere", PackScenarios::elsewhere));
  }

  private static Promise<@Nullable Void> here(Context c) {
    return KoruDelta.open(c.runtime(), SMALL)
        .then(
            db ->
                c.each(Databases.upTo(VERSIONS), number -> put(db, number))
                    .then(written -> db.pack())
                    .<@Nullable Void>map(packed -> packed(c, packed.segments()))
                    .then(none -> look(c, db))
                    .then(none -> db.close()))
        .then(closed -> KoruDelta.open(c.runtime(), SMALL))
        .then(db -> look(c, db).then(none -> db.close()));
  }

  private static @Nullable Void packed(Context c, int segments) {
    c.expect(segments > 0, "a segment is packed");
    return null;
  }

  private static Promise<?> put(KoruDelta db, int number) {
    String line = "line of version " + number + " that is said again; ";
    return db.put(
        Databases.SPACE, "key-" + number % KEYS, Databases.json("\"" + line.repeat(LINES) + "\""));
  }

  private static Promise<@Nullable Void> look(Context c, KoruReader reader) {
    return c.each(Databases.upTo(KEYS), key -> reader.history(Databases.SPACE, "key-" + key))
        .then(
            histories -> {
              histories.forEach(all -> c.observe("contents", contents(all)));
              return reader.changes(Timestamp.MIN, Integer.MAX_VALUE);
            })
        .map(all -> c.observe("all", contents(all)));
  }

  private static List<String> contents(List<Version> versions) {
    return versions.stream().map(version -> version.contentId().hex()).toList();
  }

  /** An image of a database that a JVM packed, deflated with a dictionary. */
  private static Promise<@Nullable Void> elsewhere(Context c) {
    return PackedImage.image().disk(c).then(disk -> read(c, disk));
  }

  private static Promise<@Nullable Void> read(Context c, MemoryDisk disk) {
    AsyncRuntime runtime = DiskImage.runtime(c, disk);
    return KoruDelta.verify(runtime, SMALL, found -> c.observe("found", found.toString()))
        .<@Nullable Void>map(verified -> c.observe("sound", verified.sound()))
        .then(none -> KoruDelta.open(runtime, SMALL))
        .then(
            db ->
                look(c, db)
                    .then(none -> db.history(Databases.SPACE, "key-1"))
                    .<@Nullable Void>map(all -> c.observe("ids", Databases.ids(all)))
                    .then(none -> db.close()));
  }
}
