package org.korudelta.conformance;

import org.korudelta.runtime.AsyncRuntime;

/** A runtime with its storage, made for one scenario. */
public interface World {

  /** The runtime; always the same one. Closed by the suite when the scenario has ended. */
  AsyncRuntime runtime();

  /**
   * Runs the world until nothing is left to do, where the caller must; real platforms run by
   * themselves.
   *
   * @return whether it did: then what has not ended now never will
   */
  default boolean drive() {
    return false;
  }

  /**
   * Frees what the platform made for this world, for example a directory; called once, after the
   * runtime closed.
   */
  default void dispose() {}
}
