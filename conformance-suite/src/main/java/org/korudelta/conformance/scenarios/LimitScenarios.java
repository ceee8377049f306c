package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Utf8;

/** V3: limits, at and over, and text that is kept as it is. */
final class LimitScenarios {
  private static final int NESTING_MAX = 512;
  private static final int KEY_BYTES_MAX = 1_024;
  private static final int NAMESPACE_BYTES_MAX = 256;
  private static final int VALUE_BYTES_MAX = 16 << 20;
  private static final int BATCH_OPERATIONS_MAX = 100_000;
  private static final String TWO_BYTES = "\u00E9";
  private static final String FOUR_BYTES = "\uD83D\uDE00";

  private static final List<String> TEXTS =
      List.of(
          "",
          "plain ASCII",
          "\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 \uD83C\uDDEB\uD83C\uDDF7",
          "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u202Eabc\u202C",
          "\u4F60\u597D\u3053\u3093\u306B\u3061\u306F\uC548\uB155",
          "e\u0301",
          "\u00E9",
          "a\u0000b",
          "\uFEFFbom",
          "\u200B\u200C\u200D\u2060",
          "\u2028\u2029",
          "\uFFFD\uFFFE\uFFFF",
          "\uD800\uDC00\uDBFF\uDFFF",
          "quote\" slash/ back\\ \b\f\n\r\t\u001F\u007F\u0080");

  private static final List<String> KEYS =
      List.of(
          "with space",
          "dot.ted",
          "co:lon",
          "sl/ash",
          "back\\slash",
          "new\nline",
          "t\tab",
          "nul\u0000",
          "\uD83D\uDE00",
          "e\u0301",
          "\u00E9",
          "__proto__",
          "constructor",
          "\uFEFF",
          " ",
          "..",
          "%2F",
          "\u05E9");

  private LimitScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("V3.nesting", LimitScenarios::nesting),
        Scenario.of("V3.integer_digits", LimitScenarios::integerDigits),
        Databases.scenario("V3.key_length", LimitScenarios::keyLength),
        Databases.scenario("V3.namespace_length", LimitScenarios::namespaceLength),
        Databases.scenario("V3.value_size", LimitScenarios::valueSize),
        Databases.scenario("V3.batch_size", LimitScenarios::batchSize),
        Databases.scenario("V3.lone_surrogates", LimitScenarios::loneSurrogates),
        Databases.scenario("V3.text_unchanged", LimitScenarios::textUnchanged),
        Databases.scenario("V3.keys_unchanged", LimitScenarios::keysUnchanged));
  }

  private static Promise<@Nullable Void> nesting(Context c) {
    for (String open : List.of("[", "{\"a\":")) {
      String close = open.equals("[") ? "]" : "}";
      String deepest = open.repeat(NESTING_MAX - 1) + "[]" + close.repeat(NESTING_MAX - 1);
      JsonValue value = Json.parse(deepest);
      c.observe("nesting at limit", value.nesting());
      c.expectEqual("canonical text", deepest, value.toString());
      c.observe("over limit", c.thrown(ErrorCode.LIMIT, () -> Json.parse(open + deepest + close)));
      c.observe("built over", c.thrown(ErrorCode.LIMIT, () -> JsonArray.of(value)));
    }
    c.thrown(ErrorCode.LIMIT, () -> Json.parse("[".repeat(200_000)));
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> integerDigits(Context c) {
    String longest = "7".repeat(1_000);
    c.observe("at limit", JsonNumber.of("-" + longest).toString());
    c.observe("over limit", c.thrown(ErrorCode.LIMIT, () -> JsonNumber.of(longest + "7")));
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> keyLength(Context c, KoruDelta db) {
    List<String> atLimit =
        List.of(
            "k".repeat(KEY_BYTES_MAX), TWO_BYTES.repeat(KEY_BYTES_MAX / 2), FOUR_BYTES.repeat(256));
    return Databases.putKeys(c, db, atLimit)
        .then(
            versions -> {
              c.observe("at limit", Databases.ids(versions));
              return c.each(
                  List.of("k".repeat(KEY_BYTES_MAX + 1), TWO_BYTES.repeat(512) + "k"),
                  key -> c.error(ErrorCode.LIMIT, () -> db.put(Databases.SPACE, key, one())));
            })
        .then(
            errors -> {
              errors.forEach(error -> c.observe("over", error));
              return c.error(ErrorCode.BAD_REQUEST, () -> db.put(Databases.SPACE, "", one()));
            })
        .map(error -> c.observe("empty", error));
  }

  private static Promise<@Nullable Void> namespaceLength(Context c, KoruDelta db) {
    String longest = "n".repeat(NAMESPACE_BYTES_MAX);
    return db.put(longest, "key", one())
        .then(
            version -> {
              c.observe("at limit", version.id().hex());
              return c.error(ErrorCode.LIMIT, () -> db.put(longest + "n", "key", one()));
            })
        .then(
            error -> {
              c.observe("over", error);
              return c.error(ErrorCode.BAD_REQUEST, () -> db.put("", "key", one()));
            })
        .map(error -> c.observe("empty", error));
  }

  private static Promise<@Nullable Void> valueSize(Context c, KoruDelta db) {
    JsonValue over = JsonString.of("v".repeat(VALUE_BYTES_MAX - 1));
    JsonValue large = JsonString.of("v".repeat(100_000));
    return c.error(ErrorCode.LIMIT, () -> db.put(Databases.SPACE, "over", over))
        .then(
            error -> {
              c.observe("over", error);
              return db.put(Databases.SPACE, "large", large);
            })
        .then(version -> db.get(Databases.SPACE, "large"))
        .map(
            found -> {
              c.expectEqual("large value", large, found.orElseThrow().value());
              return c.observe("large", found.orElseThrow().contentId().hex());
            });
  }

  private static Promise<@Nullable Void> batchSize(Context c, KoruDelta db) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i <= BATCH_OPERATIONS_MAX; i++) {
      writes.add(Write.put(Databases.SPACE, "key", one()));
    }
    return c.error(ErrorCode.LIMIT, () -> db.putBatch(writes))
        .map(error -> c.observe("over", error));
  }

  private static Promise<@Nullable Void> loneSurrogates(Context c, KoruDelta db) {
    for (String text : List.of("\uD83D", "\uDE00", "a\uDE00\uD83Db", "\"\\ud83d\"")) {
      c.observe(text, c.thrown(ErrorCode.BAD_REQUEST, () -> parseOrQuote(text)));
    }
    return c.error(ErrorCode.BAD_REQUEST, () -> db.put(Databases.SPACE, "k\uD83D", one()))
        .map(error -> c.observe("key", error));
  }

  private static JsonValue parseOrQuote(String text) {
    return text.startsWith("\"") ? Json.parse(text) : JsonString.of(text);
  }

  private static Promise<@Nullable Void> textUnchanged(Context c, KoruDelta db) {
    return c.each(Databases.upTo(TEXTS.size()), i -> textUnchanged(c, db, i)).map(none -> null);
  }

  private static Promise<@Nullable Void> textUnchanged(Context c, KoruDelta db, int index) {
    JsonValue text = JsonString.of(TEXTS.get(index));
    return db.put(Databases.SPACE, "text-" + index, text)
        .then(version -> db.get(Databases.SPACE, "text-" + index))
        .map(
            found -> {
              c.expectEqual("text", text, found.orElseThrow().value());
              c.observe("bytes", found.orElseThrow().canonicalBytes());
              return c.observe("content", found.orElseThrow().contentId().hex());
            });
  }

  private static Promise<@Nullable Void> keysUnchanged(Context c, KoruDelta db) {
    return Databases.putKeys(c, db, KEYS)
        .then(
            versions -> {
              c.observe("ids", Databases.ids(versions));
              return c.each(KEYS, key -> db.contains(Databases.SPACE, key));
            })
        .then(
            found -> {
              c.expect(!found.contains(false), "every key is found");
              return db.keys(Databases.SPACE);
            })
        .map(
            keys -> {
              c.expectEqual("keys", KEYS.stream().sorted(Utf8.ORDER).toList(), keys);
              return c.observe("keys", keys);
            });
  }

  private static JsonValue one() {
    return JsonNumber.of(1);
  }
}
