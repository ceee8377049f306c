package org.korudelta.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object that is open. Its members stay in text order until it closes. */
final class ObjectFrame implements JsonFrame {
  private static final Comparator<Placed> CANONICAL_ORDER =
      (left, right) -> JsonObject.CANONICAL_ORDER.compare(left.member, right.member);

  private final JsonScanner scanner;
  private final List<Placed> members = new ArrayList<>();
  private String name = "";
  private int nameOffset;

  /** A member and where its name stands in the text. */
  private record Placed(JsonMember member, int offset) {}

  ObjectFrame(JsonScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public @Nullable JsonValue closedEmpty() {
    scanner.skipSpace();
    if (scanner.skip('}')) {
      return JsonObject.EMPTY;
    }
    readName("a string or '}'");
    return null;
  }

  @Override
  public @Nullable JsonValue accept(JsonValue value) {
    return take(value) ? JsonObject.owningSorted(sortedMembers()) : null;
  }

  /** Takes a value and reads on; whether the object closes. */
  boolean take(JsonValue value) {
    members.add(new Placed(new JsonMember(name, value), nameOffset));
    scanner.skipSpace();
    if (scanner.skip(',')) {
      scanner.skipSpace();
      readName("a string");
      return false;
    }
    if (scanner.skip('}')) {
      return true;
    }
    throw scanner.expected("',' or '}'");
  }

  private void readName(String expected) {
    if (scanner.peek() != '"') {
      throw scanner.expected(expected);
    }
    nameOffset = scanner.offset();
    name = scanner.string();
    scanner.skipSpace();
    if (!scanner.skip(':')) {
      throw scanner.expected("':'");
    }
  }

  /** The members in canonical order; a name that comes twice is refused. */
  List<JsonMember> sortedMembers() {
    members.sort(CANONICAL_ORDER);
    rejectDuplicate();
    List<JsonMember> sorted = new ArrayList<>(members.size());
    for (Placed placed : members) {
      sorted.add(placed.member);
    }
    return sorted;
  }

  /** Names the repetition that comes first in the text. */
  private void rejectDuplicate() {
    Placed first = null;
    for (int i = 1; i < members.size(); i++) {
      Placed placed = members.get(i);
      boolean repeats = placed.member.name().equals(members.get(i - 1).member.name());
      if (repeats && (first == null || placed.offset < first.offset)) {
        first = placed;
      }
    }
    if (first != null) {
      String key = new JsonString(first.member.name()).toString();
      throw scanner.malformed(first.offset, "duplicate key " + key);
    }
  }
}
