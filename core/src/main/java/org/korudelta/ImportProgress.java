package org.korudelta;

/** Follows a long import. */
@FunctionalInterface
public interface ImportProgress {

  /** {@code versions} of them are visible now, and as durable as is asked. */
  void imported(int versions);
}
