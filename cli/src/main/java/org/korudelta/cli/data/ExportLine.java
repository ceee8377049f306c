package org.korudelta.cli.data;

import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonMember;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.text.Utf8;

/**
 * A version as a line of an import. Equal versions give equal text: every part is canonical, and
 * the parts have one order.
 */
final class ExportLine {
  private final StringBuilder text = new StringBuilder();

  private ExportLine() {}

  /** The line of {@code version}, without the end of the line. */
  static String of(Version version) {
    ExportLine line = new ExportLine();
    line.field(ChangeFields.AT, quoted(version.timestamp().toString()));
    line.field(ChangeFields.OPERATION, quoted(operation(version)));
    line.field(ChangeFields.NAMESPACE, quoted(version.namespace()));
    line.field(ChangeFields.KEY, quoted(version.key()));
    if (!version.tombstone()) {
      line.field(ChangeFields.VALUE, value(version));
    }
    line.metadata(version.metadata());
    return line.text.append('}').toString();
  }

  private static String operation(Version version) {
    return switch (version.operation()) {
      case PUT -> "put";
      case EMBED -> "embed";
      case DELETE -> "delete";
    };
  }

  /** A document is kept as its canonical text already. */
  private static String value(Version version) {
    return version.operation() == Operation.PUT
        ? Utf8.decode(version.canonicalBytes())
        : CanonicalJson.text(version.value());
  }

  private void metadata(JsonObject metadata) {
    if (metadata.names().stream().anyMatch(ChangeFields::own)) {
      field(ChangeFields.METADATA, CanonicalJson.text(metadata));
      return;
    }
    for (JsonMember member : metadata) {
      field(member.name(), CanonicalJson.text(member.value()));
    }
  }

  private void field(String name, String json) {
    text.append(text.isEmpty() ? '{' : ',').append(quoted(name)).append(':').append(json);
  }

  private static String quoted(String plain) {
    return CanonicalJson.text(JsonString.of(plain));
  }
}
