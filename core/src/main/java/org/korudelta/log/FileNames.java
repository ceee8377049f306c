package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * The files of a log as their names tell them.
 *
 * @param segments numbers of the segment files, ascending
 * @param slots which manifest slots there are, ascending
 */
record FileNames(List<Integer> segments, List<Integer> slots) {
  private static final String SEGMENT_PREFIX = "segment-";
  private static final String SEGMENT_SUFFIX = ".log";
  private static final int SEGMENT_DIGITS = 10;
  private static final String MANIFEST_PREFIX = "manifest-";
  private static final String OWNER_PREFIX = "owner";

  /** The name of a segment, for example {@code segment-0000000001.log}. */
  static String segment(int number) {
    String digits = Integer.toString(number);
    return SEGMENT_PREFIX + "0".repeat(SEGMENT_DIGITS - digits.length()) + digits + SEGMENT_SUFFIX;
  }

  /** How many slots a manifest may be in. */
  static final int MANIFEST_SLOTS = 3;

  /** The name of a manifest slot, 0 to 2. */
  static String manifest(int slot) {
    return MANIFEST_PREFIX + slot;
  }

  /** Sorts out a listing; {@code bad_request} for a file that is none of ours. */
  static FileNames of(List<String> names) {
    for (String foreign : foreign(names)) {
      throw new KoruException.BadRequest("foreign file in data directory: name=" + foreign);
    }
    return known(names);
  }

  /** Sorts out a listing, passing over files that are none of ours. */
  static FileNames known(List<String> names) {
    List<Integer> segments = new ArrayList<>();
    for (String name : names) {
      int segment = segmentNumber(name);
      if (segment > 0) {
        segments.add(segment);
      }
    }
    segments.sort(null);
    return new FileNames(List.copyOf(segments), slots(names));
  }

  private static List<Integer> slots(List<String> names) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < MANIFEST_SLOTS; slot++) {
      if (names.contains(manifest(slot))) {
        slots.add(slot);
      }
    }
    return List.copyOf(slots);
  }

  /** The names that are none of ours. */
  static List<String> foreign(List<String> names) {
    List<String> foreign = new ArrayList<>();
    for (String name : names) {
      boolean manifest = !slots(List.of(name)).isEmpty();
      if (!manifest && segmentNumber(name) == 0 && !name.startsWith(OWNER_PREFIX)) {
        foreign.add(name);
      }
    }
    return foreign;
  }

  /** The number in a segment's name; 0 when it is no such name. */
  private static int segmentNumber(String name) {
    int digitsEnd = SEGMENT_PREFIX.length() + SEGMENT_DIGITS;
    if (name.length() != digitsEnd + SEGMENT_SUFFIX.length()
        || !name.startsWith(SEGMENT_PREFIX)
        || !name.endsWith(SEGMENT_SUFFIX)) {
      return 0;
    }
    long number = 0;
    for (int i = SEGMENT_PREFIX.length(); i < digitsEnd; i++) {
      char digit = name.charAt(i);
      if (digit < '0' || digit > '9') {
        return 0;
      }
      number = number * 10 + (digit - '0');
    }
    return number > Integer.MAX_VALUE ? 0 : (int) number;
  }
}
