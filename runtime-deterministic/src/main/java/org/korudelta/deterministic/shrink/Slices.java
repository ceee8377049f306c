package org.korudelta.deterministic.shrink;

import java.util.Arrays;

/** Parts of a stream's choices, left out, zeroed, or exchanged. Pure functions. */
final class Slices {
  private Slices() {}

  /** {@code choices} without those from {@code start} up to {@code end}. */
  static int[] without(int[] choices, int start, int end) {
    int[] rest = new int[choices.length - (end - start)];
    System.arraycopy(choices, 0, rest, 0, start);
    System.arraycopy(choices, end, rest, start, choices.length - end);
    return rest;
  }

  /** {@code choices} with zeros from {@code start} up to {@code end}. */
  static int[] zeroed(int[] choices, int start, int end) {
    int[] zeroed = choices.clone();
    Arrays.fill(zeroed, start, end, 0);
    return zeroed;
  }

  /** {@code choices} with {@code value} at {@code place}. */
  static int[] with(int[] choices, int place, int value) {
    int[] changed = choices.clone();
    changed[place] = value;
    return changed;
  }

  /** How many there are without zeros at the end. */
  static int length(int[] choices) {
    int length = choices.length;
    while (length > 0 && choices[length - 1] == 0) {
      length--;
    }
    return length;
  }
}
