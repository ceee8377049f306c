package org.korudelta.conformance;

import java.util.function.Supplier;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;

/** A runtime with its storage, made for one scenario. */
public interface World {

  /** A world that runs by itself; {@code peers} makes more runtimes that meet this one. */
  static World of(AsyncRuntime runtime, Supplier<? extends AsyncRuntime> peers) {
    return new World() {
      @Override
      public AsyncRuntime runtime() {
        return runtime;
      }

      @Override
      public AsyncRuntime peer() {
        return peers.get();
      }
    };
  }

  /** The runtime; always the same one. Closed by the suite when the scenario has ended. */
  AsyncRuntime runtime();

  /** One more runtime, which meets {@link #runtime()} (R13); closed by the suite before that. */
  default AsyncRuntime peer() {
    throw new KoruException.Unsupported("this world has one runtime alone");
  }

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
