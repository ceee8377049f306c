package org.korudelta.json;

import java.math.BigInteger;
import java.util.Random;

/** Values of all kinds, small, with many near misses between them; the seed decides. */
final class RandomJson {
  private static final String[] NAMES = {"", "a", "b", "a/b", "m~n", "__proto__", "0", "é", "😀"};

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  JsonValue value() {
    return value(4);
  }

  private JsonValue value(int nestingMax) {
    return switch (random.nextInt(nestingMax == 0 ? 5 : 9)) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonBoolean.of(random.nextBoolean());
      case 2 -> number();
      case 3 -> JsonNumber.of(random.nextInt(3));
      case 4 -> string();
      case 5, 6 -> array(nestingMax);
      default -> object(nestingMax);
    };
  }

  private JsonNumber number() {
    return switch (random.nextInt(4)) {
      case 0 -> JsonNumber.of(random.nextLong() >> random.nextInt(64));
      case 1 -> JsonNumber.of(random.nextGaussian());
      case 2 -> JsonNumber.of(new BigInteger(random.nextInt(400), random).toString());
      default -> JsonNumber.of(finiteDouble());
    };
  }

  private double finiteDouble() {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : 0;
  }

  private JsonString string() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      int point = random.nextInt(1 << 7 + random.nextInt(14));
      text.appendCodePoint(point >= 0xD800 && point < 0xE000 || point > 0x10FFFF ? 'x' : point);
    }
    return JsonString.of(text.toString());
  }

  private JsonArray array(int nestingMax) {
    JsonArrayBuilder array = Json.array();
    for (int i = random.nextInt(7); i > 0; i--) {
      array.add(value(nestingMax - 1));
    }
    return array.build();
  }

  private JsonObject object(int nestingMax) {
    JsonObjectBuilder object = Json.object();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.put(NAMES[random.nextInt(NAMES.length)], value(nestingMax - 1));
    }
    return object.build();
  }
}
