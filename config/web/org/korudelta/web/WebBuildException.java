package org.korudelta.web;

/** A reason, in words for the person building, why the web build stops. */
final class WebBuildException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WebBuildException(String reason) {
    super(reason);
  }
}
