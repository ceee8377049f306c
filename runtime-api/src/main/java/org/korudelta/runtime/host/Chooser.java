package org.korudelta.runtime.host;

/** Decides which ready work runs next; without one it is always the oldest (R4). */
@FunctionalInterface
public interface Chooser {

  /**
   * The place of the work to run, from 0, the head, below {@code ready}, which is 2 or more. The
   * head takes the place of what runs, and the rest keeps its order.
   */
  int choose(int ready);
}
