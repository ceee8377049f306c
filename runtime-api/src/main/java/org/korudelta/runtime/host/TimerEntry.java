package org.korudelta.runtime.host;

/** What stands in a {@link TimerQueue}: work that can tell whether it is still wanted. */
interface TimerEntry extends Runnable {
  /** Whether running it would change nothing, now and for ever. */
  boolean over();
}
