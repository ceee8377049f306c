package org.korudelta.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * JSON documents of about 190 bytes with the entropy of real ones: an order with a person, an
 * address, a state, two numbers and a time. Names repeat, identifiers do not.
 *
 * <p>Equal seeds give equal documents. Threading: for one thread.
 */
final class Documents {
  private static final String[] GIVEN = {
    "Alice", "Bruno", "Chiara", "Dmitri", "Elif", "Farah", "Goran", "Hana", "Ivo", "Jana", "Kofi",
    "Lena", "Mateo", "Nadia", "Omar", "Priya", "Quentin", "Rosa", "Sven", "Tomiko"
  };
  private static final String[] FAMILY = {
    "Abebe", "Baumann", "Conti", "Dvorak", "Eriksson", "Fontaine", "Garcia", "Haddad", "Ito",
    "Jansen", "Kowalski", "Lindgren", "Moreau", "Novak", "Okafor", "Petrov", "Quispe", "Rossi"
  };
  private static final String[] CITY = {
    "Zürich", "Lyon", "Porto", "Kraków", "Nairobi", "Osaka", "Lima", "Tallinn", "Bergen", "Izmir"
  };
  private static final String[] STATE = {"open", "paid", "packed", "shipped", "returned"};

  private final SplittableRandom random;

  Documents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A document as both sides take it: the value, and its canonical bytes. */
  record Document(JsonObject value, byte[] bytes) {
    static Document of(JsonObject value) {
      return new Document(value, CanonicalJson.bytes(value));
    }
  }

  /** {@code count} documents. */
  List<Document> next(int count) {
    List<Document> documents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      documents.add(Document.of(next()));
    }
    return Collections.unmodifiableList(documents);
  }

  private JsonObject next() {
    String given = pick(GIVEN);
    String family = pick(FAMILY);
    return Json.object()
        .put("order", Long.toHexString(random.nextLong()))
        .put("sku", Integer.toHexString(random.nextInt(1 << 24)))
        .put("name", given + " " + family)
        .put("email", given + "." + family + random.nextInt(1_000) + "@example.org")
        .put("city", pick(CITY))
        .put("state", pick(STATE))
        .put("cents", random.nextInt(1, 500_000))
        .put("items", random.nextInt(1, 12))
        .put("vip", random.nextInt(10) == 0)
        .put("at", 1_767_225_600_000L + random.nextInt(Integer.MAX_VALUE))
        .build();
  }

  private String pick(String[] words) {
    return words[random.nextInt(words.length)];
  }
}
