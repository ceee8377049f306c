package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.KoruReader;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.PackOptions;
import org.korudelta.conformance.Context;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** Segments are added and packed, runs of the index go, and a reader's answers stay. */
record FileExchange(Context c, KoruDelta db) {
  private static final String KEY = "key";

  /** Written first, so in a segment that a reader need not have open. */
  private static final String SECRET = "secret";

  private static final int MANY = 150;

  /** Small segments, packed when they are told to be, and a run for every few versions. */
  static final Options SMALL =
      Options.defaults()
          .withSegmentBytesMax(4 << 10)
          .withMemory(new MemoryBudget(0, 0, 0, 4))
          .withPacking(new PackOptions(false, false));

  Promise<@Nullable Void> run() {
    return putMany(0)
        .then(written -> KoruDelta.openReadOnly(c.runtime(), SMALL))
        .then(reader -> look(reader).then(none -> reader.close()))
        .then(closed -> db.close());
  }

  Promise<@Nullable Void> erase() {
    return db.put(Databases.SPACE, SECRET, Databases.json("1"))
        .then(secret -> putMany(0))
        .then(written -> KoruDelta.openReadOnly(c.runtime(), SMALL))
        .then(
            reader ->
                db.erase(Databases.SPACE, SECRET, "asked for")
                    .then(report -> erased(reader))
                    .then(none -> reader.close()))
        .then(closed -> db.close());
  }

  private Promise<@Nullable Void> erased(KoruReader reader) {
    return c.error(ErrorCode.ERASED, () -> reader.get(Databases.SPACE, SECRET))
        .<@Nullable Void>map(error -> c.observe("erased", error))
        .then(none -> reader.get(Databases.SPACE, KEY + 4))
        .map(other -> c.observe("other", Databases.value(other)));
  }

  private Promise<@Nullable Void> look(KoruReader reader) {
    return files()
        .then(
            before ->
                putMany(MANY).then(more -> db.pack()).then(packed -> compare(reader, before)));
  }

  private Promise<List<Integer>> putMany(int from) {
    return c.each(Databases.upTo(MANY), number -> put(from + number).map(put -> number));
  }

  private Promise<?> put(int number) {
    String value = "\"" + number + "-0123456789\"";
    return db.put(Databases.SPACE, KEY + number % 10, Databases.json(value));
  }

  private Promise<List<String>> files() {
    return c.runtime().storage().list();
  }

  private Promise<@Nullable Void> compare(KoruReader reader, List<String> before) {
    return reader
        .changes(Timestamp.MIN, Integer.MAX_VALUE)
        .map(Databases::values)
        .<@Nullable Void>map(values -> c.observe("values", values))
        .then(none -> files())
        .map(after -> compare(before, after));
  }

  private @Nullable Void compare(List<String> before, List<String> after) {
    c.expect(!indexes(after).containsAll(indexes(before)), "runs are gone that the reader reads");
    c.expect(!after.containsAll(segments(before)), "segments are gone that the reader reads");
    c.expect(after.size() > before.size(), "there are more segments");
    return null;
  }

  private static List<String> indexes(List<String> names) {
    return names.stream().filter(name -> name.endsWith(".idx")).toList();
  }

  private static List<String> segments(List<String> names) {
    return names.stream().filter(name -> name.endsWith(".log")).toList();
  }
}
