package org.korudelta.cli.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.korudelta.HistoricalWrite;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonMember;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingJson;

/**
 * What a line of an import means: {@code {at,op,namespace,key,value,…}} is a change of the past,
 * its other fields metadata; {@code {key,vector}} is an embedding written now. The format is
 * described in {@code docs/format/import.md}.
 */
public final class ImportLine {
  private final Map<String, JsonValue> fields = new LinkedHashMap<>();
  private final String source;
  private final long number;

  /** Line {@code number} of {@code source}, from 1. */
  ImportLine(List<JsonMember> fields, String source, long number) {
    fields.forEach(field -> this.fields.put(field.name(), field.value()));
    this.source = source;
    this.number = number;
  }

  /** Where it stands, {@code source:number}. */
  String place() {
    return source + ":" + number;
  }

  boolean vector() {
    return fields.containsKey("vector") && !fields.containsKey(ChangeFields.OPERATION);
  }

  HistoricalWrite change() {
    return new HistoricalWrite(at(), write(name(ChangeFields.NAMESPACE, SizeLimit.NAMESPACE)));
  }

  Write.Embed embedding(String namespace, String model) {
    try {
      return new Write.Embed(
          namespace,
          name(ChangeFields.KEY, SizeLimit.KEY),
          Embedding.of(model, components()),
          WriteOptions.NONE);
    } catch (KoruException.BadRequest e) {
      throw bad(e.getMessage());
    }
  }

  private Timestamp at() {
    Timestamp at = moment(text(ChangeFields.AT));
    if (at.equals(Timestamp.MIN)) {
      throw bad("no commit can be at the least time: at=" + at);
    }
    return at;
  }

  private Timestamp moment(String text) {
    try {
      return Timestamp.parseExact(text);
    } catch (KoruException.BadRequest e) {
      throw bad(e.getMessage());
    } catch (KoruException.Limit e) {
      throw new KoruException.Limit(place() + ": " + e.getMessage(), e);
    }
  }

  private Write write(String namespace) {
    WriteOptions options = WriteOptions.NONE.withMetadata(metadata());
    String operation = text(ChangeFields.OPERATION);
    String key = name(ChangeFields.KEY, SizeLimit.KEY);
    return switch (operation) {
      case "put" -> new Write.Put(namespace, key, member(ChangeFields.VALUE), options);
      case "embed" -> new Write.Embed(namespace, key, embedding(), options);
      case "delete" -> new Write.Delete(namespace, valueless(key), options);
      default -> throw bad("op must be put, embed or delete: op=" + operation);
    };
  }

  private Embedding embedding() {
    if (!(member(ChangeFields.VALUE) instanceof JsonObject value)) {
      throw bad("value of an embed must be an object: {model, vector}");
    }
    try {
      return EmbeddingJson.read(value);
    } catch (KoruException.BadRequest e) {
      throw bad(e.getMessage());
    }
  }

  private String valueless(String key) {
    if (fields.containsKey(ChangeFields.VALUE)) {
      throw bad("a delete has no value");
    }
    return key;
  }

  /** All fields that are not the line's own, or those of the field that is there to hold them. */
  private JsonObject metadata() {
    List<JsonMember> others = new ArrayList<>();
    fields.forEach(
        (name, value) -> {
          if (!ChangeFields.own(name)) {
            others.add(new JsonMember(name, value));
          }
        });
    JsonValue explicit = fields.get(ChangeFields.METADATA);
    if (fields.containsKey(ChangeFields.EXPIRY)) {
      throw bad("field is reserved, put it into metadata: field=" + ChangeFields.EXPIRY);
    }
    return explicit == null ? JsonObject.of(others) : explicit(explicit, others);
  }

  private JsonObject explicit(JsonValue metadata, List<JsonMember> others) {
    if (!(metadata instanceof JsonObject object)) {
      throw bad("field must be an object: field=" + ChangeFields.METADATA);
    }
    if (!others.isEmpty()) {
      throw bad("field beside metadata, put it into it: field=" + others.get(0).name());
    }
    return object;
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

  private String name(String field, SizeLimit limit) {
    String name = text(field);
    limit.requireName(name, place() + ": ");
    return name;
  }

  private String text(String name) {
    if (member(name) instanceof JsonString string) {
      return string.value();
    }
    throw bad("field must be a string: field=" + name);
  }

  private JsonValue member(String name) {
    JsonValue value = fields.get(name);
    if (value == null) {
      throw bad("field is missing: field=" + name);
    }
    return value;
  }

  KoruException.BadRequest bad(String reason) {
    return new KoruException.BadRequest(place() + ": " + reason);
  }
}
