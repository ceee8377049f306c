package org.korudelta.log;

/**
 * The name of a segment's file: {@code segment-0000000001.log} as it was appended to, {@code
 * segment-0000000001-0001.pack} and so on as it was packed, each time anew.
 *
 * @param number the segment's number, from 1
 * @param generation how often it was packed, 0 to {@link #GENERATION_MAX}
 */
record SegmentFile(int number, int generation) {
  static final int GENERATION_MAX = 9999;

  private static final int DIGITS = 4;
  private static final String PACK = ".pack";
  private static final NumberedName NAME = new NumberedName("segment-", ".log");

  /** The name, for example {@code segment-0000000001-0001.pack}. */
  String name() {
    String plain = NAME.of(number);
    if (generation == 0) {
      return plain;
    }
    String digits = Integer.toString(generation);
    return plain.substring(0, plain.length() - NAME.suffix().length())
        + "-"
        + "0".repeat(DIGITS - digits.length())
        + digits
        + PACK;
  }

  /** What {@code name} says; number 0 when it is no such name. */
  static SegmentFile of(String name) {
    int dash = name.length() - PACK.length() - DIGITS - 1;
    if (!name.endsWith(PACK) || dash <= 0 || name.charAt(dash) != '-') {
      return new SegmentFile(NAME.number(name), 0);
    }
    int number = NAME.number(name.substring(0, dash) + NAME.suffix());
    int generation = generation(name.substring(dash + 1, dash + 1 + DIGITS));
    return new SegmentFile(generation == 0 ? 0 : number, generation);
  }

  private static int generation(String digits) {
    int generation = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return 0;
      }
      generation = generation * 10 + (digit - '0');
    }
    return generation;
  }

  /** By number, then by how often they were packed. */
  static int compare(SegmentFile one, SegmentFile other) {
    int order = Integer.compare(one.number, other.number);
    return order == 0 ? Integer.compare(one.generation, other.generation) : order;
  }

  /** The one that takes its place when it is packed. */
  SegmentFile next() {
    return new SegmentFile(number, generation + 1);
  }
}
