package org.korudelta.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.hash.Digest;
import org.korudelta.text.Hex;
import org.korudelta.text.Utf8;

/**
 * What a scenario observed, one ASCII line each, in order, and the digest over it.
 *
 * <p>Long values enter a line as their length and SHA-256. Threading: any thread.
 */
final class Transcript {
  private static final int SHOWN_MAX = 160;

  private final List<String> lines = new ArrayList<>();

  synchronized @Nullable Void add(String label, String type, String ascii) {
    lines.add(AsciiText.escaped(label) + " " + type + " " + shown(ascii));
    return null;
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** SHA-256 over the lines, each ended by a line feed; 64 hex digits. */
  String digest() {
    StringBuilder all = new StringBuilder();
    for (String line : lines()) {
      all.append(line).append('\n');
    }
    return sha256(all.toString());
  }

  private static String shown(String ascii) {
    return ascii.length() <= SHOWN_MAX
        ? ascii
        : "length=" + ascii.length() + " sha256=" + sha256(ascii);
  }

  private static String sha256(String text) {
    return Hex.encode(Digest.portable().sha256(Utf8.encode(text)));
  }
}
