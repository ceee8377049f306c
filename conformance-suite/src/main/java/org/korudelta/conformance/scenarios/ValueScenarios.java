package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionIds;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.hash.Digest;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.Promise;

/** V1: JSON values, their one canonical form and what is not JSON. */
final class ValueScenarios {
  private static final List<String> MALFORMED =
      List.of(
          "",
          " ",
          "{",
          "[1,",
          "[1,]",
          "{\"a\":1,}",
          "{\"a\" 1}",
          "{a:1}",
          "nul",
          "tru",
          "01",
          "-",
          "1.",
          ".5",
          "+1",
          "1e",
          "0x1",
          "NaN",
          "Infinity",
          "\"\\x\"",
          "\"\\u12\"",
          "\"open",
          "\"tab\there\"",
          "'single'",
          "[1] 2",
          "\uFEFF1",
          "/* no */1",
          "{\"a\":1 \"b\":2}",
          "[1\n,2\n,,3]");

  private ValueScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("V1.key_order_never_matters", ValueScenarios::keyOrder),
        Scenario.of("V1.duplicate_key_position", ValueScenarios::duplicateKey),
        Scenario.of("V1.proto_is_a_key", ValueScenarios::protoIsAKey),
        Scenario.of("V1.canonical_members", ValueScenarios::canonicalMembers),
        Scenario.of("V1.malformed_position", ValueScenarios::malformed));
  }

  private static Promise<@Nullable Void> keyOrder(Context c) {
    JsonValue one = Json.parse("{\"b\":{\"y\":[1,2],\"x\":null},\"a\":true,\"aa\":\"\"}");
    JsonValue two = Json.parse(" {\"aa\":\"\",\"a\":true,\"b\":{\"x\":null,\"y\":[1,2]}}\n");
    c.expectEqual("values", one, two);
    c.observe("canonical", CanonicalJson.text(one));
    c.observe("content id", contentId(one));
    c.observe("content id again", contentId(two));
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> duplicateKey(Context c) {
    for (String text :
        List.of(
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,\"a\":1}",
            "[{},{\n  \"x\": {\"k\":0, \"\\u006b\":1}}]",
            "{\"\uD83D\uDE00\":1,\"b\":2,\"\uD83D\uDE00\":3}")) {
      c.observe(text, c.thrown(ErrorCode.BAD_REQUEST, () -> Json.parse(text)));
    }
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> protoIsAKey(Context c) {
    JsonValue value =
        Json.parse("{\"__proto__\":{\"x\":1},\"constructor\":2,\"\":3,\"toString\":4}");
    c.observe("canonical", CanonicalJson.text(value));
    c.observe("names", ((JsonObject) value).names());
    c.observe("member", ((JsonObject) value).member("__proto__").orElseThrow().toString());
    c.observe("absent", ((JsonObject) Json.parse("{}")).member("__proto__").isPresent());
    return c.runtime().completed(null);
  }

  /** RFC 8785, section 3.2.3: names are sorted by UTF-16 code units, so U+1F600 precedes U+FB33. */
  private static Promise<@Nullable Void> canonicalMembers(Context c) {
    JsonValue value =
        Json.parse(
            "{\"\\u20ac\":\"Euro\",\"\\r\":\"CR\",\"\\ufb33\":\"Dalet\",\"1\":\"One\","
                + "\"\\ud83d\\ude00\":\"Smiley\",\"\\u0080\":\"Control\",\"\\u00f6\":\"O\"}");
    c.observe("names", ((JsonObject) value).names());
    c.observe("bytes", CanonicalJson.bytes(value));
    JsonValue escapes = Json.parse("\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\\\/\\u007f\\u2028\"");
    c.observe("escapes", CanonicalJson.text(escapes));
    c.expectEqual("parsed again", escapes, Json.parse(CanonicalJson.text(escapes)));
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> malformed(Context c) {
    for (String text : MALFORMED) {
      c.observe(text, c.thrown(ErrorCode.BAD_REQUEST, () -> Json.parse(text)));
    }
    for (byte[] bytes :
        List.of(
            new byte[] {'"', (byte) 0xC3, '"'},
            new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"'})) {
      c.observe("not UTF-8", c.thrown(ErrorCode.BAD_REQUEST, () -> Json.parse(bytes)));
    }
    return c.runtime().completed(null);
  }

  static String contentId(JsonValue value) {
    return new VersionIds(Digest.portable())
        .contentId(Operation.PUT, CanonicalJson.bytes(value))
        .hex();
  }
}
