package org.korudelta.text;

import org.korudelta.error.KoruException;

/**
 * One pass over bytes that should be UTF-8.
 *
 * <p>The lead byte fixes the length of a sequence and the range its second byte may have (RFC 3629,
 * section 4); that range alone excludes overlong forms, surrogates and points above U+10FFFF.
 *
 * <p>Threading: for one thread.
 */
final class Utf8Decoder {
  private static final int MALFORMED = -1;

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;

  Utf8Decoder(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || length > bytes.length - offset) {
      throw new KoruException.BadRequest(
          "range outside bytes: offset=" + offset + " length=" + length + " of=" + bytes.length);
    }
    this.bytes = bytes;
    this.start = offset;
    this.end = offset + length;
    this.at = offset;
  }

  String text() {
    char[] units = new char[end - start];
    int count = 0;
    while (at < end) {
      int point = next();
      if (point == MALFORMED) {
        throw malformed();
      }
      if (point >= 0x10000) {
        units[count++] = Character.highSurrogate(point);
        units[count++] = Character.lowSurrogate(point);
      } else {
        units[count++] = (char) point;
      }
    }
    return new String(units, 0, count);
  }

  int malformedOffset() {
    while (at < end) {
      if (next() == MALFORMED) {
        return at - start;
      }
    }
    return -1;
  }

  private KoruException malformed() {
    return new KoruException.BadRequest(
        "malformed UTF-8: offset=" + (at - start) + " byte=" + Hex.ofByte(bytes[at]));
  }

  /** The next code point, or {@link #MALFORMED} with {@link #at} left where it begins. */
  private int next() {
    int lead = bytes[at];
    if (lead >= 0) {
      at++;
      return lead;
    }
    return sequence(lead & 0xFF);
  }

  private int sequence(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return MALFORMED;
    }
    int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    if (more >= end - at || !isSecondByteAllowed(lead, bytes[at + 1] & 0xFF)) {
      return MALFORMED;
    }
    int point = lead & (0x3F >> more);
    for (int i = 1; i <= more; i++) {
      int bits = bytes[at + i];
      if ((bits & 0xC0) != 0x80) {
        return MALFORMED;
      }
      point = point << 6 | (bits & 0x3F);
    }
    at += more + 1;
    return point;
  }

  private static boolean isSecondByteAllowed(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> second >= 0x80 && second <= 0xBF;
    };
  }
}
