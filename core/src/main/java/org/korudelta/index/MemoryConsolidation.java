package org.korudelta.index;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Leaves an index in memory, all of it in one tail, whose counts are exact.
 *
 * <p>Threading: safe from any thread.
 */
public final class MemoryConsolidation implements Consolidation {
  private final AsyncRuntime runtime;

  /** Of an index that begins empty. */
  public MemoryConsolidation(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public void durableBy(Supplier<Promise<@Nullable Void>> work) {}

  @Override
  public void advance() {}

  @Override
  public boolean isBehind() {
    return false;
  }

  @Override
  public Promise<@Nullable Void> idle() {
    return runtime.completed(null);
  }

  @Override
  public Promise<@Nullable Void> settle() {
    return runtime.completed(null);
  }

  @Override
  public Promise<@Nullable Void> end() {
    return runtime.completed(null);
  }
}
