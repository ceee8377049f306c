package org.korudelta.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document.
 *
 * <p>The containers that are open stand on a stack of frames on the heap. Whenever a value is
 * complete it is offered to the innermost frame, which either wants another value or is complete
 * itself and becomes the value that is offered on.
 *
 * <p>Threading: for one thread.
 */
final class JsonParser {
  private final JsonScanner scanner;
  private final List<JsonFrame> open = new ArrayList<>();

  JsonParser(String text) {
    this.scanner = new JsonScanner(text);
  }

  JsonValue document() {
    while (true) {
      JsonValue complete = begin();
      while (complete != null) {
        if (open.isEmpty()) {
          scanner.expectEnd();
          return complete;
        }
        complete = offer(complete);
      }
    }
  }

  /** A scalar or an empty container; null when a container was opened and wants a value. */
  private @Nullable JsonValue begin() {
    scanner.skipSpace();
    return switch (scanner.peek()) {
      case '{' -> opened(new ObjectFrame(scanner));
      case '[' -> opened(new ArrayFrame(scanner));
      case '"' -> JsonString.of(scanner.string());
      case 't' -> scanner.literal("true", JsonBoolean.TRUE);
      case 'f' -> scanner.literal("false", JsonBoolean.FALSE);
      case 'n' -> scanner.literal("null", JsonNull.NULL);
      default -> scanner.number();
    };
  }

  private @Nullable JsonValue opened(JsonFrame frame) {
    if (open.size() == Json.NESTING_MAX) {
      throw scanner.limit("nested deeper than " + Json.NESTING_MAX);
    }
    scanner.advance();
    JsonValue empty = frame.closedEmpty();
    if (empty == null) {
      open.add(frame);
    }
    return empty;
  }

  private @Nullable JsonValue offer(JsonValue value) {
    int top = open.size() - 1;
    JsonValue closed = open.get(top).accept(value);
    if (closed != null) {
      open.remove(top);
    }
    return closed;
  }
}
