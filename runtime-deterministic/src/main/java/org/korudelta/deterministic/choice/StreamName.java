package org.korudelta.deterministic.choice;

import org.korudelta.error.KoruException;

/** The rule for names of streams: they stand in files, on lines of their own. */
final class StreamName {
  private static final int LENGTH_MAX = 64;
  private static final String OTHERS = "._/-";

  private StreamName() {}

  /** Gives {@code name} back; {@code bad_request} when it breaks the rule. */
  static String checked(String name) {
    if (name.isEmpty() || name.length() > LENGTH_MAX) {
      throw new KoruException.BadRequest(
          "bad stream name: length=" + name.length() + " max=" + LENGTH_MAX);
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!alphanumeric && OTHERS.indexOf(c) < 0) {
        throw new KoruException.BadRequest("bad stream name: stream=" + name + " position=" + i);
      }
    }
    return name;
  }
}
