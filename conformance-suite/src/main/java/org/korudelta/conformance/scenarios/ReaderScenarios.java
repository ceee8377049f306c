package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.KoruReader;
import org.korudelta.Options;
import org.korudelta.Stats;
import org.korudelta.Write;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.text.Timestamp;

/** S7: a database opened to be read, beside the one that writes. */
final class ReaderScenarios {
  private static final String KEY = "key";
  private static final int STEP = 31;

  private ReaderScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S7.reads_beside_the_writer", ReaderScenarios::beside),
        Scenario.of("S7.stands_while_files_are_exchanged", ReaderScenarios::exchanged),
        Scenario.of("S7.erased_meanwhile", ReaderScenarios::erased),
        Scenario.of("S7.whole_commits_of_a_torn_end", ReaderScenarios::tornEnd),
        Scenario.of("S7.changes_nothing", ReaderScenarios::changesNothing),
        Scenario.of("S7.refused", ReaderScenarios::refused));
  }

  private static Promise<KoruReader> read(AsyncRuntime runtime) {
    return KoruDelta.openReadOnly(runtime, Options.defaults());
  }

  private static Promise<KoruReader> read(Context c, MemoryDisk disk) {
    return read(DiskImage.runtime(c, disk));
  }

  private static Promise<List<String>> values(KoruReader reader) {
    return reader.changes(Timestamp.MIN, Integer.MAX_VALUE).map(Databases::values);
  }

  private static Promise<@Nullable Void> beside(Context c) {
    return Databases.open(c.runtime()).then(db -> new Beside(c, db).run());
  }

  /** What a reader has seen it goes on seeing; one that is opened later sees more. */
  private record Beside(Context c, KoruDelta db) {
    private Promise<@Nullable Void> run() {
      return Databases.put(c, db, KEY, "1", "2")
          .then(written -> read(c.runtime()))
          .then(early -> change().then(changed -> look(early)));
    }

    private Promise<?> change() {
      return Databases.put(c, db, KEY, "3").then(written -> db.delete(Databases.SPACE, KEY));
    }

    private Promise<@Nullable Void> look(KoruReader early) {
      return observe("early", early)
          .then(none -> lookAgain())
          .then(none -> db.close())
          .then(closed -> observe("early, the writer gone", early))
          .then(none -> end(early));
    }

    private Promise<@Nullable Void> lookAgain() {
      return read(c.runtime()).then(late -> observe("late", late).then(none -> late.close()));
    }

    private Promise<@Nullable Void> end(KoruReader reader) {
      return reader
          .close()
          .then(closed -> c.error(ErrorCode.CLOSED, () -> reader.get(Databases.SPACE, KEY)))
          .map(error -> c.observe("closed", error));
    }

    private Promise<@Nullable Void> observe(String label, KoruReader reader) {
      c.observe(label, reader.readPoint().toString());
      return values(reader)
          .<@Nullable Void>map(values -> c.observe("values", values))
          .then(none -> reader.get(Databases.SPACE, KEY))
          .<@Nullable Void>map(current -> c.observe("current", Databases.value(current)))
          .then(none -> reader.stats())
          .map(stats -> c.observe("versions", stats.totalVersions()));
    }
  }

  private static Promise<@Nullable Void> exchanged(Context c) {
    return KoruDelta.open(c.runtime(), FileExchange.SMALL)
        .then(db -> new FileExchange(c, db).run());
  }

  /** A reader opens the file that took the place of one it has not read yet. */
  private static Promise<@Nullable Void> erased(Context c) {
    return KoruDelta.open(c.runtime(), FileExchange.SMALL)
        .then(db -> new FileExchange(c, db).erase());
  }

  /** Of a commit that is half written nothing is seen, wherever it is cut. */
  private static Promise<@Nullable Void> tornEnd(Context c) {
    return image(c)
        .then(image -> c.each(ends(image), end -> cut(c, image, end)))
        .map(lines -> c.observe("versions", lines));
  }

  private static List<Integer> ends(DiskImage image) {
    List<Integer> ends = new ArrayList<>();
    for (int end = image.segment().length; end > 64; end -= STEP) {
      ends.add(end);
    }
    return ends;
  }

  /** Three batches of two, after a crash. */
  private static Promise<DiskImage> image(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return Databases.open(DiskImage.runtime(c, disk))
        .then(db -> c.each(List.of("1", "2", "3"), value -> db.putBatch(batch(value))))
        .then(written -> DiskImage.of(c, disk.crash()));
  }

  private static List<Write> batch(String value) {
    return List.of(write("a", value), write("b", value));
  }

  private static Write write(String key, String value) {
    return Write.put(Databases.SPACE, key, Databases.json(value));
  }

  private static Promise<String> cut(Context c, DiskImage image, int end) {
    return cutTo(image, end)
        .disk(c)
        .then(disk -> read(c, disk))
        .then(reader -> values(reader).then(values -> words(c, reader, values)));
  }

  private static DiskImage cutTo(DiskImage image, int length) {
    return image.withSegment(Arrays.copyOf(image.segment(), length));
  }

  private static Promise<String> words(Context c, KoruReader reader, List<String> values) {
    c.expectEqual("whole batches", 0, values.size() % 2);
    return reader.stats().map(stats -> values.size() + words(stats));
  }

  private static String words(Stats stats) {
    return " torn="
        + stats.recovery().tornBytes()
        + " uncertain="
        + stats.recovery().lastGroupUncertain();
  }

  private static Promise<@Nullable Void> changesNothing(Context c) {
    return image(c)
        .then(image -> cutTo(image, image.segment().length - 9).disk(c))
        .then(disk -> DiskImage.of(c, disk).then(before -> readAndCompare(c, disk, before)));
  }

  private static Promise<@Nullable Void> readAndCompare(
      Context c, MemoryDisk disk, DiskImage before) {
    return read(c, disk)
        .then(reader -> values(reader).then(values -> reader.close()))
        .then(closed -> DiskImage.of(c, disk))
        .<@Nullable Void>map(after -> c.holds("the same files", after.isLike(before)))
        .then(none -> new MemoryStorage(c.platform(), disk).lock())
        .then(lock -> lock.release());
  }

  private static Promise<@Nullable Void> refused(Context c) {
    return c.error(ErrorCode.NOT_FOUND, () -> read(c, new MemoryDisk()))
        .<@Nullable Void>map(error -> c.observe("nothing there", error))
        .then(none -> image(c))
        .then(image -> flipped(image).disk(c))
        .then(disk -> c.error(ErrorCode.CORRUPTION, () -> read(c, disk)))
        .map(error -> c.observe("damaged", error));
  }

  private static DiskImage flipped(DiskImage image) {
    byte[] flipped = image.segment().clone();
    flipped[100] ^= 1;
    return image.withSegment(flipped);
  }
}
