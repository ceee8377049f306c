package org.korudelta;

/** Follows a long import. */
@FunctionalInterface
public interface ImportProgress {

  /** {@code versions} of them are durable and visible now. */
  void imported(int versions);
}
