package org.korudelta.pack;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.korudelta.bytes.ByteSink;
import org.korudelta.error.KoruException;

/** Deflates and inflates whole blocks (RFC 1951 in RFC 1950). Stateless. */
final class Deflation {
  private static final int PIECE_BYTES = 8 << 10;

  private Deflation() {}

  static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    try {
      deflater.setInput(bytes, 0, bytes.length);
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

  /**
   * What was deflated, at most {@code bytesMax} bytes.
   *
   * @throws KoruException.Corruption when it is not that
   */
  static byte[] inflated(byte[] stored, int bytesMax) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(stored, 0, stored.length);
      ByteSink out = new ByteSink(2 * stored.length);
      byte[] piece = new byte[PIECE_BYTES];
      while (!inflater.finished()) {
        int count = inflater.inflate(piece, 0, piece.length);
        if (count == 0 || out.length() + count > bytesMax) {
          throw damaged("bytes=" + out.length() + " max=" + bytesMax);
        }
        out.put(piece, 0, count);
      }
      return out.copy();
    } catch (DataFormatException e) {
      throw damaged(String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
  }

  private static KoruException damaged(String how) {
    return new KoruException.Corruption("deflated block is damaged: " + how);
  }
}
