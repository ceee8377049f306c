package org.korudelta;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.VectorFiles;

/** Keeps nothing: the spaces are in memory alone. Threading: immutable. */
final class NoCheckpoints implements VectorCheckpoints {
  private final AsyncRuntime runtime;

  NoCheckpoints(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public void durableBy(Supplier<Promise<@Nullable Void>> work) {}

  @Override
  public Promise<Optional<VectorFiles.Loaded>> load(long nanosMax) {
    return runtime.completed(Optional.empty());
  }

  @Override
  public boolean hasFiles() {
    return false;
  }

  @Override
  public void passed(int versions) {}

  @Override
  public void linked() {}

  @Override
  public void changed(long more, Supplier<Spaces> spaces) {}

  @Override
  public void disable() {}

  @Override
  public Promise<@Nullable Void> write(Spaces spaces) {
    return runtime.completed(null);
  }

  @Override
  public Promise<@Nullable Void> deleteAll() {
    return runtime.completed(null);
  }

  @Override
  public Promise<@Nullable Void> end(Spaces spaces) {
    return runtime.completed(null);
  }
}
