package org.korudelta.cli;

import java.util.List;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.Wiping;
import org.korudelta.cli.terminal.Column;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.Help.Ansi.Style;

/** How a version is shown: one line for people, one object for machines. */
final class VersionText {
  private static final int SHORT_ID = 12;

  private VersionText() {}

  /** Answers with a version. */
  static void answer(DataOptions data, Version version) {
    data.answer(object(version), line(version));
  }

  /** Timestamp, short id, operation and value. */
  static String line(Version version) {
    return String.join(" ", cells(version)).stripTrailing();
  }

  /** Answers with versions, a row each. */
  static Answers answers(DataOptions data) {
    return data.answers(
        Column.text("TIME").in(Style.fg_cyan).whole(),
        Column.text("VERSION").in(Style.fg_yellow).whole(),
        Column.text("OPERATION").whole(),
        Column.text("VALUE"));
  }

  /** Adds a version to {@link #answers}. */
  static void row(Answers answers, Version version) {
    answers.row(object(version), cells(version));
  }

  private static String[] cells(Version version) {
    return new String[] {
      version.timestamp().toString(), shortId(version), operation(version), value(version)
    };
  }

  /** The value in one line; nothing for a tombstone, and in brackets what took one that is gone. */
  static String value(Version version) {
    if (version.tombstone()) {
      return "";
    }
    return version
        .wiping()
        .map(why -> "(" + word(why) + ")")
        .orElseGet(() -> CanonicalJson.text(version.value()));
  }

  private static String word(Wiping why) {
    return switch (why.reason()) {
      case ERASED -> "erased";
      case RETIRED -> "retired";
    };
  }

  static String shortId(Version version) {
    return version.id().hex().substring(0, SHORT_ID);
  }

  /** {@code {value, versionId, timestamp, …}}; a tombstone has no {@code value}. */
  static JsonObjectBuilder object(Version version) {
    JsonObjectBuilder object = Json.object();
    object.put("namespace", version.namespace()).put("key", version.key());
    object.put("operation", operation(version));
    object.put("versionId", version.id().hex());
    object.put("timestamp", version.timestamp().toString());
    version.previousVersion().ifPresent(id -> object.put("previousVersion", id.hex()));
    putContent(object, version);
    if (!version.causes().isEmpty()) {
      object.put("causes", hex(version.causes()));
    }
    if (version.metadata().size() > 0) {
      object.put("metadata", version.metadata());
    }
    return object;
  }

  /** What it says; of a version that lost that, what took it. */
  private static void putContent(JsonObjectBuilder object, Version version) {
    if (version.isWiped()) {
      version.wiping().ifPresent(why -> object.put("wiped", word(why)));
      return;
    }
    object.put("contentId", version.contentId().hex());
    if (!version.tombstone()) {
      object.put("value", version.value());
    }
  }

  private static JsonArray hex(List<VersionId> ids) {
    JsonArrayBuilder texts = Json.array();
    ids.forEach(id -> texts.add(id.hex()));
    return texts.build();
  }

  private static String operation(Version version) {
    return switch (version.operation()) {
      case PUT -> "put";
      case EMBED -> "embed";
      case DELETE -> "delete";
    };
  }
}
