package org.korudelta.pack;

import java.util.zip.Deflater;
import org.korudelta.bytes.ByteSink;

/**
 * Deflates whole blocks (RFC 1951 in RFC 1950), each by itself, with a dictionary of what they have
 * in common: small blocks become as small as large ones would without it. Threading: stateless.
 */
final class Deflation {
  private static final int PIECE_BYTES = 8 << 10;

  private Deflation() {}

  /** An empty dictionary is none. */
  static byte[] deflated(byte[] bytes, byte[] dictionary) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try {
      deflater.setInput(bytes, 0, bytes.length);
      if (dictionary.length > 0) {
        deflater.setDictionary(dictionary); // In JavaScript builds input would undo it.
      }
      deflater.finish();
      ByteSink out = new ByteSink(bytes.length / 2);
      byte[] piece = new byte[PIECE_BYTES];
      while (!deflater.finished()) {
        out.put(piece, 0, deflater.deflate(piece, 0, piece.length));
      }
      return out.copy();
    } finally {
      deflater.end();
    }
  }
}
