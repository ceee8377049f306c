package org.korudelta.deterministic.simulation;

import org.korudelta.error.KoruException;

/**
 * Why a run failed.
 *
 * @param kind what failures of the same kind have in common: a violation's check, an error's stable
 *     code, or the name of its class
 * @param message what exactly
 * @param error what was thrown
 */
public record Failure(String kind, String message, Throwable error) {

  static Failure of(Throwable error) {
    String message = error.getMessage();
    return new Failure(kind(error), message == null ? error.toString() : message, error);
  }

  private static String kind(Throwable error) {
    if (error instanceof Violation violation) {
      return violation.check();
    }
    return error instanceof KoruException known ? known.code().text() : error.getClass().getName();
  }
}
