package org.korudelta.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which elements two arrays share, in order.
 *
 * <p>Equal beginnings and ends are matched first. Between them a table of common subsequence
 * lengths is filled from the end, one cell a pair, when the pairs are few enough; otherwise nothing
 * more is matched. Elements are numbered once, so that a cell compares two {@code int}s.
 */
final class ArrayAlignment {
  private static final long PAIRS_MAX = 250_000;

  private final int[] before;
  private final int[] after;
  private final List<Match> matches = new ArrayList<>();

  /**
   * One shared element.
   *
   * @param before its index in the old array
   * @param after its index in the new array
   */
  record Match(int before, int after) {}

  private ArrayAlignment(int[] before, int[] after) {
    this.before = before;
    this.after = after;
  }

  /** The shared elements, both indexes ascending. */
  static List<Match> of(List<JsonValue> before, List<JsonValue> after) {
    Map<JsonValue, Integer> numbers = new HashMap<>();
    ArrayAlignment alignment =
        new ArrayAlignment(numbered(before, numbers), numbered(after, numbers));
    alignment.match();
    return alignment.matches;
  }

  private static int[] numbered(List<JsonValue> values, Map<JsonValue, Integer> numbers) {
    int[] numbered = new int[values.size()];
    for (int i = 0; i < numbered.length; i++) {
      JsonValue value = values.get(i);
      Integer known = numbers.get(value);
      numbered[i] = known == null ? numbers.size() : known;
      numbers.putIfAbsent(value, numbered[i]);
    }
    return numbered;
  }

  private void match() {
    int shorter = Math.min(before.length, after.length);
    int start = 0;
    while (start < shorter && before[start] == after[start]) {
      matches.add(new Match(start, start));
      start++;
    }
    int tail = 0;
    while (tail < shorter - start && fromEnd(before, tail) == fromEnd(after, tail)) {
      tail++;
    }
    matchMiddle(start, before.length - tail, after.length - tail);
    for (int left = tail; left > 0; left--) {
      matches.add(new Match(before.length - left, after.length - left));
    }
  }

  private static int fromEnd(int[] values, int index) {
    return values[values.length - 1 - index];
  }

  private void matchMiddle(int start, int beforeEnd, int afterEnd) {
    int rows = beforeEnd - start;
    int columns = afterEnd - start;
    if ((long) rows * columns > PAIRS_MAX) {
      return;
    }
    int[][] common = commonLengths(start, rows, columns);
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (before[start + i] == after[start + j]) {
        matches.add(new Match(start + i++, start + j++));
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** Cell (i, j): the length of the longest subsequence common to what begins at i and at j. */
  private int[][] commonLengths(int start, int rows, int columns) {
    int[][] common = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        common[i][j] =
            before[start + i] == after[start + j]
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
