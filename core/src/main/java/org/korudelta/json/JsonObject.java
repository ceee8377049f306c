package org.korudelta.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.korudelta.error.KoruException;

/**
 * Named members, each name once, always in canonical order: by UTF-16 code units (RFC 8785, section
 * 3.2.3), whatever order they were given in.
 *
 * <p>Looking a member up costs a binary search. Threading: immutable.
 */
public final class JsonObject implements JsonValue, Iterable<JsonMember> {
  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(new ArrayList<>());

  static final Comparator<JsonMember> CANONICAL_ORDER =
      (left, right) -> left.name().compareTo(right.name());

  private final List<JsonMember> members;
  private final int nesting;

  /** Of all members; 0 until it is asked for, since equal objects all compute the same. */
  private int hash;

  private JsonObject(List<JsonMember> sorted) {
    int deepest = 0;
    for (JsonMember member : sorted) {
      deepest = Math.max(deepest, member.value().nesting());
    }
    this.members = Collections.unmodifiableList(sorted);
    this.nesting = Nesting.around(deepest);
  }

  /**
   * The object of {@code members}, given in any order.
   *
   * @throws KoruException.BadRequest when a name comes twice
   * @throws KoruException.Limit when it would nest deeper than {@link Json#NESTING_MAX}
   */
  public static JsonObject of(List<JsonMember> members) {
    List<JsonMember> sorted = new ArrayList<>(members);
    sorted.sort(CANONICAL_ORDER);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).name().equals(sorted.get(i - 1).name())) {
        throw new KoruException.BadRequest("duplicate key: key=" + sorted.get(i).name());
      }
    }
    return new JsonObject(sorted);
  }

  /** Takes over a list that is sorted and free of duplicates; the caller must forget it. */
  static JsonObject owningSorted(List<JsonMember> members) {
    return new JsonObject(members);
  }

  /** The value that {@code name} names here, or empty. */
  public Optional<JsonValue> member(String name) {
    int index = indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(members.get(index).value());
  }

  /** The members in canonical order, unmodifiable. */
  public List<JsonMember> members() {
    return members;
  }

  /** The names in canonical order, a new list. */
  public List<String> names() {
    List<String> names = new ArrayList<>(members.size());
    for (JsonMember member : members) {
      names.add(member.name());
    }
    return names;
  }

  /** The number of members. */
  public int size() {
    return members.size();
  }

  /** This object with {@code name} naming {@code value}, added or replaced. */
  public JsonObject with(String name, JsonValue value) {
    List<JsonMember> changed = new ArrayList<>(members);
    JsonMember member = new JsonMember(name, value);
    int index = indexOf(name);
    if (index < 0) {
      changed.add(-index - 1, member);
    } else {
      changed.set(index, member);
    }
    return new JsonObject(changed);
  }

  /** This object without the member {@code name}; itself when there is none. */
  public JsonObject without(String name) {
    int index = indexOf(name);
    if (index < 0) {
      return this;
    }
    List<JsonMember> changed = new ArrayList<>(members);
    changed.remove(index);
    return new JsonObject(changed);
  }

  /** The index of {@code name}, or −(where it belongs) − 1. */
  private int indexOf(String name) {
    int low = 0;
    int high = members.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = members.get(middle).name().compareTo(name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  @Override
  public Iterator<JsonMember> iterator() {
    return members.iterator();
  }

  @Override
  public int nesting() {
    return nesting;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof JsonObject object
            && hashCode() == object.hashCode()
            && members.equals(object.members));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = members.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return CanonicalJson.text(this);
  }
}
