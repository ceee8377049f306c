package org.korudelta.benchmarks.vector.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The vectors in a JSON text of 300 MB, one after the other: {@code {…"vectors":{"word":[0.1,…],…}}
 * }. What stands before and between them is skipped.
 *
 * <p>Threading: for one thread.
 */
final class WordVectorText {
  private static final byte[] START = "\"vectors\":{".getBytes(StandardCharsets.US_ASCII);

  private final InputStream json;

  /** Reads on to the first word. */
  WordVectorText(InputStream json) throws IOException {
    this.json = json;
    int matched = 0;
    while (matched < START.length) {
      int read = read();
      matched = read == START[matched] ? matched + 1 : read == START[0] ? 1 : 0;
    }
  }

  /** The first {@code dimensions} numbers of the next word. */
  float[] next(int dimensions) throws IOException {
    skipWord();
    float[] vector = new float[dimensions];
    StringBuilder number = new StringBuilder();
    int at = 0;
    for (int read = read(); read != ']'; read = read()) {
      if (read != ',') {
        number.append((char) read);
      } else {
        at = keep(vector, at, number);
      }
    }
    keep(vector, at, number);
    return vector;
  }

  private static int keep(float[] vector, int at, StringBuilder number) {
    if (at < vector.length) {
      vector[at] = Float.parseFloat(number.toString());
    }
    number.setLength(0);
    return at + 1;
  }

  /** To behind the bracket that follows a word, which may have quotes and brackets itself. */
  private void skipWord() throws IOException {
    skipTo('"');
    for (int read = read(); read != '"'; read = read()) {
      if (read == '\\') {
        read();
      }
    }
    skipTo('[');
  }

  private void skipTo(char sought) throws IOException {
    int read = read();
    while (read != sought) {
      read = read();
    }
  }

  private int read() throws IOException {
    int read = json.read();
    if (read < 0) {
      throw new EOFException("fewer words than were expected");
    }
    return read;
  }
}
