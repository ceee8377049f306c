package org.korudelta.docs;

/**
 * A block of code on a page.
 *
 * @param place its fence
 * @param language the first word of the fence, empty when there is none
 * @param name the second, a file that the reader is asked to write; empty when there is none
 */
record Block(Place place, String language, String name, String text) {
  static Block of(Place place, String info, String text) {
    String[] words = info.strip().split("\\s+", -1);
    return new Block(place, words[0], words.length > 1 ? words[1] : "", text);
  }

  /** Where the line {@code index} of the text stands, from 0. */
  Place line(int index) {
    return place.below(1 + index);
  }

  @Override
  public String toString() {
    return place + " " + language;
  }
}
