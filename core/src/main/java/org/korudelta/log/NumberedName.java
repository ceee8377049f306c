package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of files that are counted from 1, with ten digits, so that they sort by number.
 *
 * @param prefix what stands before the number
 * @param suffix what stands behind it
 */
record NumberedName(String prefix, String suffix) {
  private static final int DIGITS = 10;

  String of(int number) {
    String digits = Integer.toString(number);
    return prefix + "0".repeat(DIGITS - digits.length()) + digits + suffix;
  }

  /** The numbers of those of {@code names} that are such names, ascending. */
  List<Integer> numbers(List<String> names) {
    List<Integer> numbers = new ArrayList<>();
    for (String name : names) {
      int number = number(name);
      if (number > 0) {
        numbers.add(number);
      }
    }
    numbers.sort(null);
    return List.copyOf(numbers);
  }

  /** The number in a name; 0 when it is no such name. */
  int number(String name) {
    int digitsEnd = prefix.length() + DIGITS;
    if (name.length() != digitsEnd + suffix.length()
        || !name.startsWith(prefix)
        || !name.endsWith(suffix)) {
      return 0;
    }
    long number = 0;
    for (int i = prefix.length(); i < digitsEnd; i++) {
      char digit = name.charAt(i);
      if (digit < '0' || digit > '9') {
        return 0;
      }
      number = number * 10 + (digit - '0');
    }
    return number > Integer.MAX_VALUE ? 0 : (int) number;
  }
}
