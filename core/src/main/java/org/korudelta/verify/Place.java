package org.korudelta.verify;

/**
 * Where something was found.
 *
 * @param file the file's name; empty when the segment says it
 * @param segment the segment's number, from 1; 0 outside of segments
 * @param offset where in the segment, or in the file of the index, in bytes
 */
public record Place(String file, int segment, long offset) {
  /** Not known yet. */
  public static final Place NOWHERE = file("");

  /** In a file that is no segment. */
  public static Place file(String name) {
    return new Place(name, 0, 0);
  }

  /** In a file of the index. */
  public static Place index(String name, long offset) {
    return new Place(name, 0, offset);
  }

  /** In a segment. */
  public static Place segment(int number, long offset) {
    return new Place("", number, offset);
  }

  /** In a segment that has another's file. */
  public Place in(String name) {
    return new Place(name, segment, offset);
  }

  @Override
  public String toString() {
    String name = file.isEmpty() ? "" : " file=" + file;
    String where = segment == 0 ? name : name + " segment=" + segment;
    return segment == 0 && offset == 0 ? name : where + " offset=" + offset;
  }
}
