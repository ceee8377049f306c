package org.korudelta.text;

import org.korudelta.error.KoruException;

/** Reads one RFC 3339 date-time, left to right. Threading: for one thread. */
final class Rfc3339Reader {
  private final String text;
  private int at;

  Rfc3339Reader(String text) {
    this.text = text;
  }

  Rfc3339 moment() {
    CivilDate date = date();
    separator('T', 't');
    int second = timeOfDay();
    int nanos = fraction();
    int offset = offset();
    if (at != text.length()) {
      throw bad("unexpected text after the offset at " + at);
    }
    return Rfc3339.of(date, second, nanos, offset);
  }

  private CivilDate date() {
    int year = digits(4);
    separator('-', '-');
    int month = digits(2);
    separator('-', '-');
    CivilDate date = new CivilDate(year, month, digits(2));
    if (!date.exists()) {
      throw bad("no such day");
    }
    return date;
  }

  private int timeOfDay() {
    int hour = upTo(23, "hour");
    separator(':', ':');
    int minute = upTo(59, "minute");
    separator(':', ':');
    int second = digits(2);
    if (second == 60) {
      throw bad("leap seconds are not supported");
    }
    if (second > 59) {
      throw bad("second above 59");
    }
    return hour * 3_600 + minute * 60 + second;
  }

  private int fraction() {
    if (at == text.length() || text.charAt(at) != '.') {
      return 0;
    }
    at++;
    int from = at;
    int nanos = 0;
    while (at < text.length() && isDigit(text.charAt(at)) && at - from < 9) {
      nanos = nanos * 10 + text.charAt(at++) - '0';
    }
    if (at == from) {
      throw bad("no digit after the point");
    }
    if (at < text.length() && isDigit(text.charAt(at))) {
      throw bad("more than nine fraction digits");
    }
    for (int digits = at - from; digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private int offset() {
    char sign = at < text.length() ? text.charAt(at) : 0;
    if (sign == 'Z' || sign == 'z') {
      at++;
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw bad("offset expected at " + at + ": Z or +hh:mm");
    }
    at++;
    int hour = upTo(23, "offset hour");
    separator(':', ':');
    int seconds = hour * 3_600 + upTo(59, "offset minute") * 60;
    return sign == '+' ? seconds : -seconds;
  }

  private int upTo(int max, String name) {
    int value = digits(2);
    if (value > max) {
      throw bad(name + " above " + max);
    }
    return value;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at == text.length() || !isDigit(text.charAt(at))) {
        throw bad("digit expected at " + at);
      }
      value = value * 10 + text.charAt(at) - '0';
    }
    return value;
  }

  private void separator(char expected, char alternative) {
    if (at == text.length() || (text.charAt(at) != expected && text.charAt(at) != alternative)) {
      throw bad("'" + expected + "' expected at " + at);
    }
    at++;
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  private KoruException bad(String reason) {
    return Rfc3339.bad(text, reason);
  }
}
