package org.korudelta.deterministic.choice;

import java.util.List;

/**
 * The choices that one stream gave.
 *
 * @param name the stream
 * @param choices one after the other
 * @param labels what each decided
 * @param spans which belong together, inner ones first
 */
record RecordedStream(String name, int[] choices, Labels labels, List<Span> spans) {

  /** How many choices there are without the zeros at the end, which come without a record, too. */
  int length() {
    int length = choices.length;
    while (length > 0 && choices[length - 1] == 0) {
      length--;
    }
    return length;
  }
}
