package org.korudelta.cli;

import java.util.List;
import java.util.Optional;
import org.korudelta.HistoricalWrite;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonMember;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/**
 * What a line of an import means: {@code {at,op,namespace,key,value,…}} is a change of the past,
 * its other fields metadata; {@code {key,vector}} is an embedding written now.
 */
final class ImportLine {
  private static final List<String> CHANGE_FIELDS =
      List.of("at", "op", "namespace", "key", "value");

  private final JsonObject fields;
  private final String place;

  ImportLine(JsonObject fields, String place) {
    this.fields = fields;
    this.place = place;
  }

  boolean vector() {
    return fields.member("vector").isPresent();
  }

  HistoricalWrite change() {
    return new HistoricalWrite(at(), write(text("namespace")));
  }

  Write embedding(String namespace, String model) {
    try {
      return Write.embed(namespace, text("key"), Embedding.of(model, components()));
    } catch (KoruException.BadRequest e) {
      throw bad(e.getMessage());
    }
  }

  private Timestamp at() {
    try {
      return Timestamp.parseExact(text("at"));
    } catch (KoruException.BadRequest e) {
      throw bad(e.getMessage());
    }
  }

  private Write write(String namespace) {
    WriteOptions options = WriteOptions.NONE.withMetadata(metadata());
    String operation = text("op");
    return switch (operation) {
      case "put" -> new Write.Put(namespace, text("key"), member("value"), options);
      case "delete" -> new Write.Delete(namespace, text("key"), options);
      default -> throw bad("op must be put or delete: op=" + operation);
    };
  }

  private JsonObject metadata() {
    JsonObjectBuilder metadata = Json.object();
    for (JsonMember member : fields) {
      if (!CHANGE_FIELDS.contains(member.name())) {
        metadata.put(member.name(), member.value());
      }
    }
    return metadata.build();
  }

  private float[] components() {
    if (!(member("vector") instanceof JsonArray array)) {
      throw bad("vector must be an array of numbers");
    }
    float[] components = new float[array.size()];
    for (int i = 0; i < components.length; i++) {
      if (!(array.element(i) instanceof JsonNumber number)) {
        throw bad("vector must be an array of numbers: index=" + i);
      }
      components[i] = (float) number.doubleValue();
    }
    return components;
  }

  private String text(String name) {
    if (member(name) instanceof JsonString string) {
      return string.value();
    }
    throw bad("field must be a string: field=" + name);
  }

  private JsonValue member(String name) {
    Optional<JsonValue> value = fields.member(name);
    return value.orElseThrow(() -> bad("field is missing: field=" + name));
  }

  private KoruException.BadRequest bad(String reason) {
    return new KoruException.BadRequest(place + ": " + reason);
  }
}
