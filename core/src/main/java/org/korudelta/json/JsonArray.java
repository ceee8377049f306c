package org.korudelta.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.korudelta.error.KoruException;

/** An ordered list of values. Threading: immutable. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {
  /** The array without elements. */
  public static final JsonArray EMPTY = new JsonArray(new ArrayList<>());

  private final List<JsonValue> elements;
  private final int nesting;

  /** Of all elements; 0 until it is asked for, since equal arrays all compute the same. */
  private int hash;

  private JsonArray(List<JsonValue> owned) {
    int deepest = 0;
    for (JsonValue element : owned) {
      deepest = Math.max(deepest, element.nesting());
    }
    this.elements = Collections.unmodifiableList(owned);
    this.nesting = Nesting.around(deepest);
  }

  /**
   * The array of {@code elements} in this order.
   *
   * @throws KoruException.Limit when it would nest deeper than {@link Json#NESTING_MAX}
   */
  public static JsonArray of(JsonValue... elements) {
    return new JsonArray(new ArrayList<>(Arrays.asList(elements)));
  }

  /**
   * The array of {@code elements} in this order, copied.
   *
   * @throws KoruException.Limit when it would nest deeper than {@link Json#NESTING_MAX}
   */
  public static JsonArray of(List<? extends JsonValue> elements) {
    return new JsonArray(new ArrayList<>(elements));
  }

  /** Takes the list over; the caller must forget it. */
  static JsonArray owning(List<JsonValue> elements) {
    return new JsonArray(elements);
  }

  /** The elements in order, unmodifiable. */
  public List<JsonValue> elements() {
    return elements;
  }

  /** The number of elements. */
  public int size() {
    return elements.size();
  }

  /**
   * The element at {@code index} from 0.
   *
   * @throws KoruException.NotFound when there is none
   */
  public JsonValue element(int index) {
    if (index < 0 || index >= elements.size()) {
      throw new KoruException.NotFound(
          "no such element: index=" + index + " size=" + elements.size());
    }
    return elements.get(index);
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return elements.iterator();
  }

  @Override
  public int nesting() {
    return nesting;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof JsonArray array
            && hashCode() == array.hashCode()
            && elements.equals(array.elements));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = elements.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return CanonicalJson.text(this);
  }
}
