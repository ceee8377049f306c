package org.korudelta.conformance;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.storage.Storage;

/**
 * A platform's runtime with another wall clock, entropy and storage; all else is the platform's
 * own.
 */
final class ScriptedRuntime extends ForwardingRuntime {
  private final AsyncRuntime platform;
  private final WallClock clock;
  private final Entropy entropy;
  private final Storage storage;

  ScriptedRuntime(AsyncRuntime platform, WallClock clock, Entropy entropy, Storage storage) {
    this.platform = platform;
    this.clock = clock;
    this.entropy = entropy;
    this.storage = storage;
  }

  @Override
  protected AsyncRuntime delegate() {
    return platform;
  }

  @Override
  public long wallClock() {
    return clock.epochNanos();
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage() {
    return storage;
  }
}
