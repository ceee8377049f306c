package org.korudelta.text;

import java.util.Comparator;
import org.korudelta.error.KoruException;

/**
 * Strict UTF-8 (RFC 3629): what is not well-formed is refused with its offset, never replaced and
 * never dropped, so encoding and decoding are inverse to each other on every platform.
 *
 * <p>Every operation is linear and allocates little but its result. Threading: stateless.
 */
public final class Utf8 {
  /** Orders well-formed strings as their UTF-8 bytes, unsigned; that is by code point. */
  public static final Comparator<String> ORDER = Utf8::compare;

  /** The most bytes that one code point takes. */
  public static final int POINT_BYTES_MAX = 4;

  private Utf8() {}

  /**
   * The bytes of {@code text}.
   *
   * @throws KoruException.BadRequest when a surrogate stands alone
   */
  public static byte[] encode(String text) {
    byte[] ascii = new byte[text.length()];
    if (encodeAscii(text, ascii)) {
      return ascii;
    }
    byte[] bytes = new byte[length(text)];
    encode(text, bytes, 0);
    return bytes;
  }

  /**
   * Writes the bytes of {@code text}, which is well-formed, to {@code to} from {@code at} on, where
   * there is room for them. Gives where they end.
   */
  public static int encode(String text, byte[] to, int at) {
    int end = at;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        to[end++] = (byte) unit;
      } else {
        end = encodePoint(text, i, to, end);
        i += Character.isHighSurrogate(unit) ? 1 : 0;
      }
    }
    return end;
  }

  /**
   * The number of bytes {@link #encode(String)} would give.
   *
   * @throws KoruException.BadRequest when a surrogate stands alone
   * @throws KoruException.Limit above 2^31 − 1 bytes
   */
  public static int length(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= 0x80) {
        bytes += extraBytes(text, i, unit);
      }
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new KoruException.Limit("text too long: bytes=" + bytes + " max=" + Integer.MAX_VALUE);
    }
    return (int) bytes;
  }

  /** Bytes beyond one that the unit at {@code index} adds; both halves of a pair add one. */
  private static int extraBytes(String text, int index, char unit) {
    if (unit < 0x800) {
      return 1;
    }
    if (!Character.isSurrogate(unit)) {
      return 2;
    }
    if (!isPaired(text, index)) {
      throw loneSurrogate(unit, index);
    }
    return 1;
  }

  /**
   * The offset in UTF-16 units of the first lone surrogate, or −1 when {@code text} is well-formed.
   */
  public static int loneSurrogateIndex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !isPaired(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPaired(String text, int index) {
    if (Character.isHighSurrogate(text.charAt(index))) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static KoruException loneSurrogate(char unit, int index) {
    return new KoruException.BadRequest(
        "lone surrogate: unit=" + Hex.ofUnit(unit) + " offset=" + index);
  }

  /** False when there is more than ASCII. */
  private static boolean encodeAscii(String text, byte[] to) {
    for (int i = 0; i < to.length; i++) {
      char unit = text.charAt(i);
      if (unit >= 0x80) {
        return false;
      }
      to[i] = (byte) unit;
    }
    return true;
  }

  /**
   * Writes the code point that starts at unit {@code index} of {@code text}, which is well-formed,
   * to {@code to} from {@code at} on: at most {@link #POINT_BYTES_MAX} bytes. Gives where they end.
   */
  public static int encodePoint(String text, int index, byte[] to, int at) {
    char unit = text.charAt(index);
    if (unit < 0x80) {
      to[at] = (byte) unit;
      return at + 1;
    }
    if (unit < 0x800) {
      to[at] = (byte) (0xC0 | unit >> 6);
      to[at + 1] = continuation(unit);
      return at + 2;
    }
    if (!Character.isSurrogate(unit)) {
      to[at] = (byte) (0xE0 | unit >> 12);
      to[at + 1] = continuation(unit >> 6);
      to[at + 2] = continuation(unit);
      return at + 3;
    }
    int point = Character.toCodePoint(unit, text.charAt(index + 1));
    to[at] = (byte) (0xF0 | point >> 18);
    to[at + 1] = continuation(point >> 12);
    to[at + 2] = continuation(point >> 6);
    to[at + 3] = continuation(point);
    return at + POINT_BYTES_MAX;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  /**
   * The text of {@code bytes}.
   *
   * @throws KoruException.BadRequest when the bytes are truncated, overlong, a surrogate, above
   *     U+10FFFF or otherwise malformed; the message has the offset of the bad sequence
   */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /**
   * The text of {@code length} bytes from {@code offset}; offsets in errors count from {@code
   * offset}.
   *
   * @throws KoruException.BadRequest as {@link #decode(byte[])}
   */
  public static String decode(byte[] bytes, int offset, int length) {
    return new Utf8Decoder(bytes, offset, length).text();
  }

  /**
   * The offset of the first malformed sequence in {@code bytes}, or −1 when they are well-formed.
   */
  public static int malformedOffset(byte[] bytes) {
    return new Utf8Decoder(bytes, 0, bytes.length).malformedOffset();
  }

  /**
   * Compares as the unsigned UTF-8 bytes of both strings would compare, without encoding them.
   * {@code String.compareTo} differs: it sorts U+E000..U+FFFF above all pairs.
   */
  public static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Integer.compare(codePointRank(a), codePointRank(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Lifts surrogates above all other units, where their code points belong. */
  private static int codePointRank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
