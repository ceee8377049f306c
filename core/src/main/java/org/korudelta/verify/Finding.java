package org.korudelta.verify;

import org.korudelta.error.KoruException;

/**
 * One thing that is not as it was written, or that a crash left.
 *
 * @param kind what
 * @param place where
 * @param subject whom it is about, as far as known
 * @param expected what should be there: a checksum, a length, an id; empty when that says nothing
 * @param actual what is there
 */
public record Finding(Kind kind, Place place, Subject subject, String expected, String actual) {

  /** A finding about nobody in particular. */
  public static Finding of(Kind kind, Place place, Object expected, Object actual) {
    return new Finding(kind, place, Subject.UNKNOWN, expected.toString(), actual.toString());
  }

  /** A finding of which only the place is to be told. */
  public static Finding of(Kind kind, Place place) {
    return of(kind, place, "", "");
  }

  /** The same, about {@code other}. */
  public Finding about(Subject other) {
    return new Finding(kind, place, other, expected, actual);
  }

  /** The same, found at {@code other}. */
  public Finding at(Place other) {
    return new Finding(kind, other, subject, expected, actual);
  }

  /** All of it in one line: {@code record checksum mismatch: segment=1 offset=112 …}. */
  public String text() {
    String difference =
        (expected.isEmpty() ? "" : " expected=" + expected)
            + (actual.isEmpty() ? "" : " actual=" + actual);
    String advice = kind.advice().isEmpty() ? "" : "; " + kind.advice();
    return kind.words() + ":" + place + subject + difference + advice;
  }

  /** As an error. */
  public KoruException.Corruption corruption() {
    return new KoruException.Corruption(text());
  }
}
