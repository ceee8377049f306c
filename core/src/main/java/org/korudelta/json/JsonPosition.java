package org.korudelta.json;

import org.korudelta.error.KoruException;

/**
 * A place in a text, for people. Lines end at LF, CR LF or CR.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
record JsonPosition(int line, int column) {
  static JsonPosition atEndOf(String text) {
    return of(text, text.length());
  }

  static JsonPosition of(String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (endsLine(text, i)) {
        line++;
        lineStart = i + 1;
      }
    }
    return new JsonPosition(line, text.codePointCount(lineStart, offset) + 1);
  }

  private static boolean endsLine(String text, int index) {
    char unit = text.charAt(index);
    return unit == '\n'
        || (unit == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
  }

  KoruException malformed(String reason) {
    return new KoruException.BadRequest(
        "malformed JSON: line=" + line + " column=" + column + " reason=" + reason);
  }

  KoruException limit(String reason) {
    return new KoruException.Limit(
        "JSON over limit: line=" + line + " column=" + column + " reason=" + reason);
  }
}
