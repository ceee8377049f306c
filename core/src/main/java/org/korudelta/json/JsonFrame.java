package org.korudelta.json;

import org.jspecify.annotations.Nullable;

/** A container that is open, with what it holds so far. */
sealed interface JsonFrame permits ArrayFrame, ObjectFrame {
  /** Just after the opening bracket: the container if it closes at once, else null. */
  @Nullable JsonValue closedEmpty();

  /** Takes a value and reads on: the container if it closes, null when it wants another value. */
  @Nullable JsonValue accept(JsonValue value);
}
