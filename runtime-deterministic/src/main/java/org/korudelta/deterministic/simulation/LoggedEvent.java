package org.korudelta.deterministic.simulation;

import org.jspecify.annotations.Nullable;

/**
 * One event of a run.
 *
 * @param kind what happened
 * @param subject to whom
 * @param value with what value
 * @param site the stack where it did; null where that says nothing
 */
record LoggedEvent(String kind, String subject, long value, @Nullable Throwable site) {
  private static final String[] OWN = {
    "org.korudelta.deterministic.", "org.korudelta.runtime.", "java.", "jdk.",
  };

  @Override
  public boolean equals(Object other) {
    return other instanceof LoggedEvent event
        && kind.equals(event.kind)
        && subject.equals(event.subject)
        && value == event.value;
  }

  @Override
  public int hashCode() {
    return subject.hashCode() * 31 + (int) value;
  }

  @Override
  public String toString() {
    return kind + " " + subject + " " + value;
  }

  /** The event and the line of the program that led to it. */
  String told() {
    StackTraceElement frame = frame();
    return this + (frame == null ? "" : " at " + frame);
  }

  /** The innermost frame that is the program's and not the simulator's. */
  private @Nullable StackTraceElement frame() {
    if (site == null) {
      return null;
    }
    for (StackTraceElement element : site.getStackTrace()) {
      if (!own(element.getClassName())) {
        return element;
      }
    }
    return null;
  }

  private static boolean own(String name) {
    for (String prefix : OWN) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
