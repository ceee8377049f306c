package org.korudelta.cli.prove;

import java.io.ByteArrayOutputStream;

/**
 * A system call as strace writes it.
 *
 * @param thread who calls
 * @param name which call
 * @param arguments as they are written, without what only the result tells
 */
record SystemCall(String thread, String name, String arguments) {
  private static final int OCTAL_DIGITS = 3;

  /** The file behind the first argument or result that is one: {@code 12</tmp/file>}. */
  static String path(String text) {
    int begin = text.indexOf('<');
    int end = text.indexOf('>', begin);
    return begin < 0 || end < 0 ? "" : text.substring(begin + 1, end);
  }

  String path() {
    return path(arguments);
  }

  boolean isOnStandardOutput() {
    return arguments.startsWith("1<");
  }

  /** The number after the last comma. */
  long lastNumber() {
    return Long.parseLong(arguments.substring(arguments.lastIndexOf(' ') + 1));
  }

  /** The bytes of the quoted argument, with C's escapes. */
  byte[] data() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(arguments.length());
    int at = arguments.indexOf('"') + 1;
    while (arguments.charAt(at) != '"') {
      at = arguments.charAt(at) == '\\' ? escape(at + 1, bytes) : plain(at, bytes);
    }
    return bytes.toByteArray();
  }

  private int plain(int at, ByteArrayOutputStream bytes) {
    bytes.write(arguments.charAt(at));
    return at + 1;
  }

  private int escape(int at, ByteArrayOutputStream bytes) {
    char letter = arguments.charAt(at);
    if (isOctal(letter)) {
      return octal(at, bytes);
    }
    bytes.write(
        switch (letter) {
          case 'n' -> '\n';
          case 't' -> '\t';
          case 'r' -> '\r';
          case 'f' -> '\f';
          case 'v' -> 0x0B;
          default -> letter;
        });
    return at + 1;
  }

  private int octal(int begin, ByteArrayOutputStream bytes) {
    int at = begin;
    int value = 0;
    while (at < begin + OCTAL_DIGITS && isOctal(arguments.charAt(at))) {
      value = value * 8 + (arguments.charAt(at) - '0');
      at++;
    }
    bytes.write(value);
    return at;
  }

  private static boolean isOctal(char letter) {
    return letter >= '0' && letter <= '7';
  }
}
