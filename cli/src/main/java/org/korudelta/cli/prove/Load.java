package org.korudelta.cli.prove;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;

/**
 * What the writers of a database write: a turn follows from its name and the seed alone, so who
 * looks at a version knows what it must hold.
 *
 * <p>Half of the turns put, a fifth are batches, a fifth compare and set, the others delete. They
 * go to six keys that everybody writes, or to thousands. One value in twenty takes some KiB, one in
 * four hundred up to two MiB.
 *
 * @param seed makes all turns
 */
record Load(long seed) {
  /** The namespace of keys that everybody writes. */
  private static final String FEW = "few";

  private static final int FEW_KEYS = 6;
  private static final String MANY = "many";
  private static final int MANY_KEYS = 4_000;
  private static final int BATCH_MIN = 2;
  private static final int BATCH_MAX = 20;
  private static final int TENTHS = 10;
  private static final int SIZES = 400;
  private static final int SIZES_KIB = 20;
  private static final int SMALL_CHARS_MAX = 300;
  private static final int KIB_CHARS_MAX = 24 << 10;
  private static final int LARGE_CHARS_MIN = 256 << 10;
  private static final int LARGE_CHARS_MAX = 2 << 20;
  private static final int LETTERS = 26;
  private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  Turn turn(TurnName name) {
    SplittableRandom random = random(name);
    int kind = random.nextInt(TENTHS);
    if (kind < 5) {
      return new Turn.Put(put(key(random), name, random));
    }
    return switch (kind) {
      case 5, 6 -> new Turn.Batch(batch(name, random));
      case 7, 8 -> new Turn.Swap(put(few(random), name, random));
      default -> new Turn.Delete(delete(key(random), name));
    };
  }

  private SplittableRandom random(TurnName name) {
    long mixed = (seed ^ name.round()) * GOLDEN + name.writer();
    return new SplittableRandom(mixed * GOLDEN + name.number());
  }

  private static List<Write> batch(TurnName name, SplittableRandom random) {
    Set<String> keys = new LinkedHashSet<>();
    int size = random.nextInt(BATCH_MIN, BATCH_MAX + 1);
    while (keys.size() < size) {
      keys.add(key(random));
    }
    List<Write> writes = new ArrayList<>();
    for (String key : keys) {
      boolean deletes = key.startsWith(FEW) && random.nextInt(FEW_KEYS) == 0;
      writes.add(deletes ? delete(key, name) : put(key, name, random));
    }
    return writes;
  }

  private static Write.Put put(String key, TurnName name, SplittableRandom random) {
    int chars = key.startsWith(FEW) ? random.nextInt(SMALL_CHARS_MAX) : chars(random);
    return new Write.Put(namespace(key), key, value(name, key, text(random, chars)), options(name));
  }

  private static Write.Delete delete(String key, TurnName name) {
    return new Write.Delete(namespace(key), key, options(name));
  }

  private static WriteOptions options(TurnName name) {
    return WriteOptions.NONE.withMetadata(name.metadata());
  }

  private static String key(SplittableRandom random) {
    return random.nextInt(TENTHS) < 4 ? few(random) : MANY + "-" + random.nextInt(MANY_KEYS);
  }

  private static String few(SplittableRandom random) {
    return FEW + "-" + random.nextInt(FEW_KEYS);
  }

  /** The namespace of a key, which begins with it. */
  static String namespace(String key) {
    return key.substring(0, key.indexOf('-'));
  }

  private static int chars(SplittableRandom random) {
    int size = random.nextInt(SIZES);
    if (size == 0) {
      return random.nextInt(LARGE_CHARS_MIN, LARGE_CHARS_MAX);
    }
    return random.nextInt(size < SIZES_KIB ? KIB_CHARS_MAX : SMALL_CHARS_MAX);
  }

  private static JsonValue value(TurnName name, String key, String text) {
    return Json.object().put("turn", name.toString()).put("key", key).put("text", text).build();
  }

  /** Letters that do not repeat soon, and cost little. */
  private static String text(SplittableRandom random, int chars) {
    byte[] text = new byte[chars];
    long state = random.nextLong();
    for (int i = 0; i < chars; i++) {
      state = state * MULTIPLIER + 1;
      text[i] = (byte) ('a' + (state >>> 33) % LETTERS);
    }
    return new String(text, StandardCharsets.US_ASCII);
  }
}
