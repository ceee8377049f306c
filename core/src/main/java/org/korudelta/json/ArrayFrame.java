package org.korudelta.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array that is open. */
final class ArrayFrame implements JsonFrame {
  private final JsonScanner scanner;
  private final List<JsonValue> elements = new ArrayList<>();

  ArrayFrame(JsonScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public @Nullable JsonValue closedEmpty() {
    scanner.skipSpace();
    return scanner.skip(']') ? JsonArray.EMPTY : null;
  }

  @Override
  public @Nullable JsonValue accept(JsonValue value) {
    elements.add(value);
    scanner.skipSpace();
    if (scanner.skip(',')) {
      return null;
    }
    if (scanner.skip(']')) {
      return JsonArray.owning(elements);
    }
    throw scanner.expected("',' or ']'");
  }
}
