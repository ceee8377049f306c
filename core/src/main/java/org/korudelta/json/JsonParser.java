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
    JsonValue value = value();
    scanner.expectEnd();
    return value;
  }

  /** The members of a document that is an object. */
  List<JsonMember> members() {
    scanner.skipSpace();
    if (scanner.peek() != '{') {
      throw scanner.expected("'{'");
    }
    scanner.advance();
    ObjectFrame document = new ObjectFrame(scanner);
    boolean closed = document.closedEmpty() != null;
    while (!closed) {
      closed = document.take(value());
    }
    scanner.expectEnd();
    return document.sortedMembers();
  }

  private JsonValue value() {
    while (true) {
      JsonValue complete = begin();
      while (complete != null) {
        if (open.isEmpty()) {
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
