package org.korudelta.query;

import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * One condition as it is typed: path, sign, operand. Of signs that begin at one place the longest
 * counts. Threading: immutable.
 */
record ConditionText(String text) {
  private static final String CONTAINS = "~";
  private static final String SIGN_CHARACTERS = "=!<>~";

  Filter filter() {
    int at = signAt();
    if (at == 0 || text.isEmpty()) {
      throw new KoruException.BadRequest("condition without a path: condition=" + text);
    }
    String path = text.substring(0, at).strip();
    if (at == text.length()) {
      return Filter.exists(path);
    }
    if (text.startsWith(CONTAINS, at)) {
      return Filter.contains(path, operand(at + CONTAINS.length()));
    }
    Comparison comparison = comparison(at);
    return Filter.compare(path, comparison, operand(at + comparison.sign().length()));
  }

  private int signAt() {
    int at = 0;
    while (at < text.length() && SIGN_CHARACTERS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private Comparison comparison(int at) {
    Comparison longest = null;
    for (Comparison comparison : Comparison.values()) {
      boolean here = text.startsWith(comparison.sign(), at);
      if (here && (longest == null || comparison.sign().length() > longest.sign().length())) {
        longest = comparison;
      }
    }
    if (longest == null) {
      throw new KoruException.BadRequest("condition with an unknown sign: condition=" + text);
    }
    return longest;
  }

  private JsonValue operand(int at) {
    String operand = text.substring(at).strip();
    if (!operand.isEmpty() && SIGN_CHARACTERS.indexOf(operand.charAt(0)) >= 0) {
      throw new KoruException.BadRequest("condition with an unknown sign: condition=" + text);
    }
    try {
      return Json.parse(operand);
    } catch (KoruException.BadRequest e) {
      return JsonString.of(operand);
    }
  }
}
