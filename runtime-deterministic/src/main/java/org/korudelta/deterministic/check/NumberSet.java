package org.korudelta.deterministic.check;

import java.util.Arrays;

/** A small set of numbers that never changes. Cost: linear in its size. */
final class NumberSet {
  static final NumberSet EMPTY = new NumberSet(new int[0]);

  private final int[] ascending;

  private NumberSet(int[] ascending) {
    this.ascending = ascending;
  }

  boolean contains(int number) {
    return Arrays.binarySearch(ascending, number) >= 0;
  }

  boolean containsAll(NumberSet others) {
    for (int number : others.ascending) {
      if (!contains(number)) {
        return false;
      }
    }
    return true;
  }

  /** With {@code number}, which must not be in it. */
  NumberSet with(int number) {
    int place = -Arrays.binarySearch(ascending, number) - 1;
    int[] more = Arrays.copyOf(ascending, ascending.length + 1);
    System.arraycopy(ascending, place, more, place + 1, ascending.length - place);
    more[place] = number;
    return new NumberSet(more);
  }

  /** Without {@code number}, which must be in it. */
  NumberSet without(int number) {
    int place = Arrays.binarySearch(ascending, number);
    int[] fewer = Arrays.copyOf(ascending, ascending.length - 1);
    System.arraycopy(ascending, place + 1, fewer, place, fewer.length - place);
    return new NumberSet(fewer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberSet set && Arrays.equals(ascending, set.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }
}
