package org.korudelta.cli.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.Version;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonPatch;
import org.korudelta.json.JsonPointer;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * A difference for people: which versions, then one line an operation, {@code ~ /city "Oslo" →
 * "Rome"}. The patch is applied step by step, because each path counts in what the operations
 * before have made, and to know what went.
 */
public final class DiffText {
  private static final int SHORT_ID = 12;

  private final List<String> lines = new ArrayList<>();
  private JsonValue document;

  private DiffText(JsonValue document) {
    this.document = document;
  }

  /** The lines of {@code comparison}, whose patch is {@code patch}. */
  public static List<String> lines(Comparison comparison, JsonArray patch) {
    DiffText text = new DiffText(comparison.before().map(Version::value).orElse(JsonNull.NULL));
    text.lines.add("--- " + heading(comparison.before()));
    text.lines.add("+++ " + heading(comparison.after()));
    patch.elements().forEach(operation -> text.add((JsonObject) operation));
    return text.lines;
  }

  private static String heading(Optional<Version> side) {
    return side.map(
            version ->
                version.timestamp()
                    + " "
                    + version.id().hex().substring(0, SHORT_ID)
                    + (version.tombstone() ? " deleted" : ""))
        .orElse("nothing yet");
  }

  private void add(JsonObject operation) {
    String path = text(operation, "path");
    String now = operation.member("value").map(CanonicalJson::text).orElse("");
    switch (text(operation, "op")) {
      case "add" -> line("+", path, now);
      case "remove" -> line("-", path, old(path));
      default -> line("~", path, old(path) + " → " + now);
    }
    if (!path.isEmpty()) {
      document = JsonPatch.apply(document, Json.array().add(operation).build());
    }
  }

  private void line(String sign, String path, String change) {
    lines.add(path.isEmpty() ? sign + " " + change : sign + " " + path + " " + change);
  }

  private String old(String path) {
    return JsonPointer.parse(path).in(document).map(CanonicalJson::text).orElseThrow();
  }

  private static String text(JsonObject operation, String name) {
    return ((JsonString) operation.member(name).orElseThrow()).value();
  }
}
