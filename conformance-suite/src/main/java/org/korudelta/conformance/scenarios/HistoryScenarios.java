package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.causal.VersionId;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonArray;
import org.korudelta.runtime.Promise;

/** D6 and D7: histories, differences, and what a delete hides. */
final class HistoryScenarios {
  private static final String KEY = "key";

  /** Their order by UTF-8 bytes; by UTF-16 units U+1F600 would stand before U+FB33. */
  private static final List<String> BY_UTF8 =
      List.of(
          "A",
          "Z",
          "a",
          "a\u0000",
          "aa",
          "\u007F",
          "\u0080",
          "\u07FF",
          "\u0800",
          "\uD7FF",
          "\uE000",
          "\uFB33",
          "\uFFFF",
          "\uD800\uDC00",
          "\uD83D\uDE00",
          "\uDBFF\uDFFF");

  private static final List<List<String>> DIFFS =
      List.of(
          List.of("1", "1"),
          List.of("1", "\"1\""),
          List.of("{\"a\":1,\"b\":{\"c\":[1,2,3]}}", "{\"a\":1,\"b\":{\"c\":[1,3]},\"d\":null}"),
          List.of("[1,2,3]", "[0,1,2,3,4]"),
          List.of("{\"a/b\":1,\"m~n\":2,\"\":3}", "{\"a/b\":2,\"m~n\":3,\"\":4}"),
          List.of("{\"a\":{}}", "[]"),
          List.of("[]", "[[],{}]"),
          List.of("{\"x\":1.0}", "{\"x\":1}"));

  private HistoryScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D6.oldest_first_with_tombstones", HistoryScenarios::oldestFirst),
        Databases.scenario("D6.pages", HistoryScenarios::pages),
        Databases.scenario("D6.diff_rfc6902", HistoryScenarios::diff),
        Databases.scenario("D7.delete_hides", HistoryScenarios::deleteHides),
        Databases.scenario("D7.delete_absent", HistoryScenarios::deleteAbsent),
        Databases.scenario("D7.put_after_delete", HistoryScenarios::putAfterDelete),
        Databases.scenario("D7.sorted_by_utf8_bytes", HistoryScenarios::sortedByUtf8),
        Databases.scenario("D7.keys_by_prefix", HistoryScenarios::keysByPrefix));
  }

  private static Promise<@Nullable Void> oldestFirst(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "1", "2")
        .then(versions -> db.delete(Databases.SPACE, KEY))
        .then(deleted -> Databases.put(c, db, KEY, "3"))
        .then(versions -> db.history(Databases.SPACE, KEY))
        .map(history -> Databases.observe(c, "history", history));
  }

  private static Promise<@Nullable Void> pages(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "0", "1", "2", "3", "4", "5", "6")
        .then(
            versions ->
                c.each(
                    List.of(
                        List.of(0, 3), List.of(3, 3), List.of(6, 3), List.of(7, 3), List.of(0, 0)),
                    page -> db.history(Databases.SPACE, KEY, page.get(0), page.get(1))))
        .then(
            pages -> {
              pages.forEach(page -> c.observe("page", Databases.values(page)));
              return c.each(
                  List.of(List.of(-1, 3), List.of(0, -1)),
                  page -> refused(c, db, page.get(0), page.get(1)));
            })
        .map(
            errors -> {
              errors.forEach(error -> c.observe("refused", error));
              return null;
            });
  }

  private static Promise<KoruException> refused(Context c, KoruDelta db, int offset, int limit) {
    return c.error(ErrorCode.BAD_REQUEST, () -> db.history(Databases.SPACE, KEY, offset, limit));
  }

  private static Promise<@Nullable Void> diff(Context c, KoruDelta db) {
    return c.each(DIFFS, pair -> diff(c, db, pair))
        .then(
            patches -> {
              patches.forEach(patch -> c.observe("patch", patch.toString()));
              VersionId unknown = VersionId.of(new byte[VersionId.BYTES]);
              return c.error(ErrorCode.NOT_FOUND, () -> db.diff(unknown, unknown));
            })
        .map(error -> c.observe("unknown", error));
  }

  private static Promise<JsonArray> diff(Context c, KoruDelta db, List<String> pair) {
    return Databases.put(c, db, KEY, pair.get(0), pair.get(1))
        .then(versions -> db.diff(versions.get(0).id(), versions.get(1).id()));
  }

  private static Promise<@Nullable Void> deleteHides(Context c, KoruDelta db) {
    return Databases.putKeys(c, db, List.of("a", "b", "c"))
        .then(all -> db.put("alone", KEY, Databases.json("1")))
        .then(put -> db.delete("alone", KEY))
        .then(deleted -> db.delete(Databases.SPACE, "b"))
        .then(deleted -> observeLists(c, db))
        .then(none -> db.history(Databases.SPACE, "b"))
        .map(history -> c.observe("history", Databases.values(history)));
  }

  private static Promise<@Nullable Void> observeLists(Context c, KoruDelta db) {
    return db.keys(Databases.SPACE)
        .then(
            keys -> {
              c.observe("keys", keys);
              return db.namespaces();
            })
        .then(
            namespaces -> {
              c.observe("namespaces", namespaces);
              return db.get(Databases.SPACE, "b");
            })
        .then(
            found -> {
              c.observe("get", Databases.value(found));
              return db.stats();
            })
        .map(
            stats -> {
              c.observe("keys counted", stats.keyCount());
              c.observe("namespaces counted", stats.namespaceCount());
              c.observe("versions counted", stats.totalVersions());
              return c.observe("commits counted", stats.commitCount());
            });
  }

  private static Promise<@Nullable Void> deleteAbsent(Context c, KoruDelta db) {
    return c.error(ErrorCode.NOT_FOUND, () -> db.delete(Databases.SPACE, KEY))
        .then(
            error -> {
              c.observe("never there", error);
              return Databases.put(c, db, KEY, "1");
            })
        .then(versions -> db.delete(Databases.SPACE, KEY))
        .then(deleted -> c.error(ErrorCode.NOT_FOUND, () -> db.delete(Databases.SPACE, KEY)))
        .map(error -> c.observe("deleted before", error));
  }

  private static Promise<@Nullable Void> putAfterDelete(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "1")
        .then(first -> db.delete(Databases.SPACE, KEY))
        .then(
            deleted ->
                Databases.put(c, db, KEY, "2")
                    .<@Nullable Void>map(
                        versions -> {
                          c.expectEqual(
                              "previous version",
                              deleted.id(),
                              versions.get(0).previousVersion().orElseThrow());
                          return Databases.observe(c, "after", versions);
                        }))
        .then(none -> db.keys(Databases.SPACE))
        .map(keys -> c.observe("keys", keys));
  }

  private static Promise<@Nullable Void> sortedByUtf8(Context c, KoruDelta db) {
    List<String> keys = BY_UTF8;
    List<Integer> shuffled =
        Databases.upTo(keys.size()).stream().map(i -> i * 7 % keys.size()).toList();
    return c.each(shuffled, i -> db.put(Databases.SPACE, keys.get(i), Databases.json("1")))
        .then(all -> c.each(shuffled, i -> db.put(keys.get(i), KEY, Databases.json("1"))))
        .then(all -> db.keys(Databases.SPACE))
        .then(
            sorted -> {
              c.expectEqual("keys", keys, sorted);
              c.observe("keys", sorted);
              return db.namespaces();
            })
        .map(sorted -> c.observe("namespaces", sorted));
  }

  private static Promise<@Nullable Void> keysByPrefix(Context c, KoruDelta db) {
    return c.each(BY_UTF8, key -> db.put(Databases.SPACE, key, Databases.json("1")))
        .then(all -> db.delete(Databases.SPACE, "a\u0000"))
        .then(deleted -> requireKeys(c, db, "", List.of("A", "Z")))
        .then(none -> requireKeys(c, db, "a", List.of("a", "aa")))
        .then(none -> requireKeys(c, db, "aa", List.of("aa")))
        .then(none -> requireKeys(c, db, "b", List.of()))
        .then(none -> requireKeys(c, db, "\uD83D\uDE00", List.of("\uD83D\uDE00")))
        .then(none -> c.error(ErrorCode.BAD_REQUEST, () -> db.keys(Databases.SPACE, "", 0)))
        .map(error -> c.observe("no page", error));
  }

  private static Promise<@Nullable Void> requireKeys(
      Context c, KoruDelta db, String prefix, List<String> expected) {
    return db.keys(Databases.SPACE, prefix, 2)
        .map(
            keys -> {
              c.expectEqual("keys of " + prefix, expected, keys);
              return c.observe("keys of " + prefix, keys);
            });
  }
}
