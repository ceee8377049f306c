package org.korudelta.cli.data;

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
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;

/**
 * What a line of an import means: {@code {at,op,namespace,key,value,…}} is a change of the past,
 * its other fields metadata; {@code {key,vector}} is an embedding written now.
 */
public final class ImportLine {
  private static final List<String> CHANGE_FIELDS =
      List.of("at", "op", "namespace", "key", "value");

  private static final int NAMESPACE_BYTES_MAX = 256;
  private static final int KEY_BYTES_MAX = 1_024;

  private final JsonObject fields;
  private final String source;
  private final long number;

  /** Line {@code number} of {@code source}, from 1. */
  ImportLine(JsonObject fields, String source, long number) {
    this.fields = fields;
    this.source = source;
    this.number = number;
  }

  /** Where it stands, {@code source:number}. */
  String place() {
    return source + ":" + number;
  }

  boolean vector() {
    return fields.member("vector").isPresent();
  }

  HistoricalWrite change() {
    return new HistoricalWrite(at(), write(name("namespace", NAMESPACE_BYTES_MAX)));
  }

  Write.Embed embedding(String namespace, String model) {
    try {
      return new Write.Embed(
          namespace,
          name("key", KEY_BYTES_MAX),
          Embedding.of(model, components()),
          WriteOptions.NONE);
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
      case "put" -> new Write.Put(namespace, name("key", KEY_BYTES_MAX), member("value"), options);
      case "delete" -> new Write.Delete(namespace, name("key", KEY_BYTES_MAX), options);
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

  private String name(String field, int bytesMax) {
    String name = text(field);
    int bytes = Utf8.length(name);
    if (bytes == 0) {
      throw bad(field + " empty: bytes=0 min=1");
    }
    if (bytes > bytesMax) {
      throw new KoruException.Limit(
          place() + ": " + field + " too long: bytes=" + bytes + " max=" + bytesMax);
    }
    return name;
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

  KoruException.BadRequest bad(String reason) {
    return new KoruException.BadRequest(place() + ": " + reason);
  }
}
