package org.korudelta.deterministic.choice;

/**
 * Choices of one stream that belong together.
 *
 * @param start the place of the first
 * @param end the place after the last
 */
public record Span(int start, int end) {
  /** How many they are. */
  public int length() {
    return end - start;
  }
}
