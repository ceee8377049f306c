package org.korudelta.json;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values of all kinds, small, with many near misses between them; the simplest is null. */
public final class JsonArbitraries {
  private static final String[] NAMES = {
    "a", "b", "", "0", "01", "-", "a/b", "m~n", "~1", "__proto__", "é", "\uFF5E", "😀"
  };
  private static final int NESTING_MAX = 3;

  private JsonArbitraries() {}

  /** Well-formed Unicode, from nothing to a few characters of any plane. */
  public static Arbitrary<String> texts() {
    Arbitrary<Integer> points =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between('a', 'e')),
            Tuple.of(2, Arbitraries.integers().between(0, 0x80)),
            Tuple.of(1, Arbitraries.integers().between(0x80, 0xD7FF)),
            Tuple.of(1, Arbitraries.integers().between(0xE000, 0x10FFFF)));
    return points.list().ofMaxSize(5).map(JsonArbitraries::text);
  }

  private static String text(List<Integer> points) {
    StringBuilder text = new StringBuilder();
    points.forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Names of members, few and awkward, so that two objects share some. */
  public static Arbitrary<String> names() {
    return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.of(NAMES)), Tuple.of(1, texts()));
  }

  /** Finite doubles, from small whole numbers to any bits at all. */
  public static Arbitrary<Double> doubles() {
    Arbitrary<Double> anyBits =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Double> everyday =
        Combinators.combine(
                Arbitraries.integers().between(-100_000, 100_000),
                Arbitraries.integers().between(0, 12))
            .as((whole, places) -> whole / Math.pow(10, places));
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.integers().between(-3, 3).map(Integer::doubleValue)),
        Tuple.of(2, everyday),
        Tuple.of(3, anyBits));
  }

  /** Integers of one to forty digits, seldom more. */
  public static Arbitrary<String> integers() {
    return Combinators.combine(
            Arbitraries.of("", "-"),
            Arbitraries.frequencyOf(Tuple.of(9, digits(1, 40)), Tuple.of(1, digits(300, 400))))
        .as((sign, digits) -> sign + digits);
  }

  private static Arbitrary<String> digits(int lengthMin, int lengthMax) {
    return Arbitraries.strings()
        .numeric()
        .ofMinLength(lengthMin)
        .ofMaxLength(lengthMax)
        .map(digits -> digits.replaceFirst("^0+(?=.)", ""));
  }

  /** Numbers that are doubles, and integers that are none. */
  public static Arbitrary<JsonNumber> numbers() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, smallNumbers()),
        Tuple.of(2, doubles().map(JsonNumber::of)),
        Tuple.of(1, integers().map(JsonNumber::of)));
  }

  /** 0, 1 and 2. */
  public static Arbitrary<JsonNumber> smallNumbers() {
    return Arbitraries.integers().between(0, 2).map(JsonNumber::of);
  }

  /** Any value, up to three containers inside each other. */
  public static Arbitrary<JsonValue> values() {
    return values(NESTING_MAX);
  }

  private static Arbitrary<JsonValue> values(int nestingMax) {
    Arbitrary<JsonValue> leaves =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(JsonNull.NULL)),
            Tuple.of(1, Arbitraries.of(true, false).map(JsonBoolean::of)),
            Tuple.of(4, numbers()),
            Tuple.of(2, texts().map(JsonString::of)));
    return nestingMax == 0
        ? leaves
        : Arbitraries.frequencyOf(
            Tuple.of(4, leaves),
            Tuple.of(2, arrays(values(nestingMax - 1))),
            Tuple.of(2, objects(values(nestingMax - 1))));
  }

  private static Arbitrary<JsonArray> arrays(Arbitrary<JsonValue> elements) {
    return elements.list().ofMaxSize(6).map(JsonArray::of);
  }

  private static Arbitrary<JsonObject> objects(Arbitrary<JsonValue> values) {
    Arbitrary<JsonMember> members = Combinators.combine(names(), values).as(JsonMember::new);
    return members.list().uniqueElements(JsonMember::name).ofMaxSize(5).map(JsonObject::of);
  }

  /** A value, and what a few edits made of it. */
  public record Edited(JsonValue before, JsonValue after) {}

  /** Two values that mostly share most of what they are. */
  public static Arbitrary<Edited> edited() {
    return Combinators.combine(values(), edits())
        .as((before, changes) -> new Edited(before, changed(before, changes)));
  }

  /** {@code before}, and what a few edits make of it. */
  public static Arbitrary<Edited> editsOf(JsonValue before) {
    return edits().map(changes -> new Edited(before, changed(before, changes)));
  }

  private static Arbitrary<List<Edit>> edits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(EditKind.values()),
            names(),
            values(1))
        .as(Edit::new)
        .list()
        .ofMaxSize(4);
  }

  private static JsonValue changed(JsonValue before, List<Edit> edits) {
    JsonValue after = before;
    for (Edit edit : edits) {
      after = edit.of(after);
    }
    return after;
  }

  private enum EditKind {
    REPLACE,
    ADD,
    REMOVE
  }

  /**
   * A change at the place-th value of a document, counted in reading order, modulo their number.
   */
  private record Edit(int place, EditKind kind, String name, JsonValue value) {
    JsonValue of(JsonValue document) {
      int places = size(document);
      return at(document, place % places);
    }

    private static int size(JsonValue value) {
      int size = 1;
      for (JsonValue child : children(value)) {
        size += size(child);
      }
      return size;
    }

    private static List<JsonValue> children(JsonValue value) {
      if (value instanceof JsonArray array) {
        return array.elements();
      }
      return value instanceof JsonObject object
          ? object.members().stream().map(JsonMember::value).toList()
          : List.of();
    }

    private JsonValue at(JsonValue document, int index) {
      if (index == 0) {
        return here(document);
      }
      List<JsonValue> children = new ArrayList<>(children(document));
      int left = index - 1;
      int child = 0;
      while (left >= size(children.get(child))) {
        left -= size(children.get(child++));
      }
      children.set(child, at(children.get(child), left));
      return rebuilt(document, children);
    }

    private static JsonValue rebuilt(JsonValue document, List<JsonValue> children) {
      if (document instanceof JsonArray) {
        return JsonArray.of(children);
      }
      JsonObjectBuilder object = Json.object();
      List<String> names = ((JsonObject) document).names();
      for (int i = 0; i < children.size(); i++) {
        object.put(names.get(i), children.get(i));
      }
      return object.build();
    }

    private JsonValue here(JsonValue document) {
      if (kind == EditKind.REPLACE) {
        return value;
      }
      if (document instanceof JsonObject object) {
        return kind == EditKind.ADD ? object.with(name, value) : object.without(name);
      }
      return document instanceof JsonArray array ? changed(array) : value;
    }

    private JsonValue changed(JsonArray array) {
      List<JsonValue> elements = new ArrayList<>(array.elements());
      int index = name.length() % (elements.size() + 1);
      if (kind == EditKind.ADD) {
        elements.add(index, value);
      } else if (index < elements.size()) {
        elements.remove(index);
      }
      return JsonArray.of(elements);
    }
  }
}
