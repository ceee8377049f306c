package org.korudelta.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.json.JsonValue;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.vector.Embedding;

/** A history, repeatable by its seed, of what is hard to write down and read back. */
final class NastyHistory {
  private static final int COMMITS = 60;
  private static final int DIMENSIONS = 5;

  private static final List<String> NAMES =
      List.of(
          "at",
          "op",
          "namespace",
          "key",
          "value",
          "metadata",
          "expiresAt",
          "vector",
          "model",
          "__proto__",
          "",
          " ",
          "\n",
          "\u0000",
          "\u001b[2J",
          "\"\\/",
          "\u007f\u0085\u2028\ufeff",
          "\ud83d\ude00",
          "\uffff",
          "a/b~c",
          "e\u0301");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1.5",
          "-0.1",
          "1e-7",
          "5e-324",
          "1.7976931348623157e308",
          "9007199254740993",
          "1152921504606846976",
          "-" + "123456789".repeat(40),
          "1e21",
          "100000000000000000000");

  private final Random random;

  NastyHistory(long seed) {
    this.random = new Random(seed);
  }

  /** Writes it; gives how many versions it has. */
  int writeTo(BlockingKoruDelta db) {
    int versions = 0;
    for (int i = 0; i < COMMITS; i++) {
      versions += db.putBatch(commit(db)).size();
    }
    return versions;
  }

  private List<Write> commit(BlockingKoruDelta db) {
    List<Write> writes = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    int size = 1 + random.nextInt(4);
    while (keys.size() < size) {
      keys.add(name());
    }
    keys.forEach(key -> writes.add(write(db, name(), key)));
    return writes;
  }

  private Write write(BlockingKoruDelta db, String namespace, String key) {
    WriteOptions options =
        random.nextInt(3) == 0 ? WriteOptions.NONE : WriteOptions.NONE.withMetadata(object(2));
    int kind = random.nextInt(4);
    if (kind == 0 && db.contains(namespace, key)) {
      return new Write.Delete(namespace, key, options);
    }
    return kind == 1
        ? new Write.Embed(namespace, key, embedding(), options)
        : new Write.Put(namespace, key, value(3), options);
  }

  /** Never empty, as a key must be. */
  private String name() {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    return name.isEmpty() ? "-" : name;
  }

  private Embedding embedding() {
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < components.length; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      components[i] = Float.isFinite(any) ? any : i;
    }
    JsonObject about = random.nextBoolean() ? JsonObject.EMPTY : object(2);
    return Embedding.of("model " + name(), components, about);
  }

  private JsonValue value(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> Json.parse(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 1 -> Json.object().put("s", NAMES.get(random.nextInt(NAMES.size()))).build();
      case 2 ->
          Json.parse(List.of("null", "true", "false", "\"\"", "[]", "{}").get(random.nextInt(6)));
      case 3 -> object(depth - 1);
      default -> array(depth - 1);
    };
  }

  private JsonObject object(int depth) {
    JsonObjectBuilder object = Json.object();
    for (int i = random.nextInt(3); i >= 0; i--) {
      object.put(NAMES.get(random.nextInt(NAMES.size())), value(depth));
    }
    return object.build();
  }

  private JsonValue array(int depth) {
    JsonArrayBuilder array = Json.array();
    for (int i = random.nextInt(3); i >= 0; i--) {
      array.add(value(depth));
    }
    return array.build();
  }
}
