package org.korudelta;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.GraphGrowth;
import org.korudelta.vector.space.VectorSpace;

/** Links vectors in the background, space after space. Threading: safe from any thread. */
final class VectorLinking {
  private final AsyncRuntime runtime;
  private final GraphGrowth growth;
  private final Runnable grown;
  private final Set<VectorSpace> waiting = new LinkedHashSet<>(); // Guarded by this, as all below.
  private @Nullable Promise<@Nullable Void> running;
  private boolean active;
  private boolean ending;

  /** Links by so many tasks, and tells {@code grown} of each space that it has linked. */
  VectorLinking(AsyncRuntime runtime, int tasks, Runnable grown) {
    this.runtime = runtime;
    this.grown = grown;
    this.growth = new GraphGrowth(runtime, tasks, this::isEnding);
  }

  private synchronized boolean isEnding() {
    return ending;
  }

  /** Links what can be linked in a space, sooner or later. */
  synchronized void add(VectorSpace space) {
    if (!space.isBehind() || ending) {
      return;
    }
    waiting.add(space);
    if (!active) {
      active = true;
      Promise<@Nullable Void> work =
          runtime
              .spawn("korudelta link", () -> Prompt.whileTrue(runtime, this::growNext))
              .promise()
              .handle(this::ended);
      running = active ? work : null;
    }
  }

  private Promise<Boolean> growNext() {
    VectorSpace space = next();
    if (space == null) {
      return runtime.completed(false);
    }
    long before = space.progress();
    return Prompt.map(
        runtime,
        growth.grow(space),
        ignored -> {
          if (space.progress() > before) {
            grown.run();
          }
          return true;
        });
  }

  private synchronized @Nullable VectorSpace next() {
    if (waiting.isEmpty() || ending) {
      rest();
      return null;
    }
    VectorSpace first = waiting.iterator().next();
    waiting.remove(first);
    return first;
  }

  private void rest() {
    active = false;
    running = null;
  }

  /** After a failure searches scan what is not linked; the next vector tries again. */
  private synchronized Promise<@Nullable Void> ended(Outcome<@Nullable Void> outcome) {
    if (!(outcome instanceof Outcome.Success<@Nullable Void>)) {
      rest();
    }
    return runtime.completed(null);
  }

  /** Completes when the work under way is done. */
  synchronized Promise<@Nullable Void> idle() {
    Promise<@Nullable Void> current = running;
    return current == null ? runtime.completed(null) : current.then(ignored -> idle());
  }

  /** Ends the work after the piece at hand. */
  synchronized Promise<@Nullable Void> end() {
    ending = true;
    return idle();
  }
}
