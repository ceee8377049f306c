package org.korudelta.runtime.storage;

import org.korudelta.error.KoruException;

/**
 * The rule for file names, the same for every {@link Storage}: 1 to {@link Storage#NAME_LENGTH_MAX}
 * characters of {@code [a-z0-9._-]}, beginning with a letter or a digit.
 */
public final class FileName {
  private FileName() {}

  /** Gives {@code name} back; {@code bad_request} when it breaks the rule. */
  public static String checked(String name) {
    if (name.isEmpty() || name.length() > Storage.NAME_LENGTH_MAX) {
      throw new KoruException.BadRequest(
          "bad file name: length=" + name.length() + " max=" + Storage.NAME_LENGTH_MAX);
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!alphanumeric(c) && (i == 0 || !punctuation(c))) {
        throw new KoruException.BadRequest("bad file name: name=" + name + " position=" + i);
      }
    }
    return name;
  }

  private static boolean alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean punctuation(char c) {
    return c == '.' || c == '_' || c == '-';
  }
}
