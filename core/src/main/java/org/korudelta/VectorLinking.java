package org.korudelta;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.vector.space.Backlog;
import org.korudelta.vector.space.GraphGrowth;
import org.korudelta.vector.space.VectorSpace;

/**
 * Links vectors in the background, a block of each space in turn. Threading: safe from any thread.
 */
final class VectorLinking {
  private final AsyncRuntime runtime;
  private final GraphGrowth growth;
  private final Runnable grown;
  private final Set<VectorSpace> waiting = new LinkedHashSet<>(); // Guarded by this, as all below.
  private PromiseSource<@Nullable Void> step; // Ends with the block at hand; a failed one stays.
  private @Nullable VectorSpace atHand;
  private @Nullable Promise<@Nullable Void> running;
  private boolean active;
  private boolean ending;

  /** Links by so many tasks, and tells {@code grown} of each block that it has linked. */
  VectorLinking(AsyncRuntime runtime, int tasks, Runnable grown) {
    this.runtime = runtime;
    this.grown = grown;
    this.growth = new GraphGrowth(runtime, tasks, this::isEnding);
    this.step = runtime.promise();
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
      tellStep();
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
    return Prompt.map(
        runtime,
        growth.growNext(space),
        grew -> {
          if (grew) {
            grown.run();
          }
          goOn(space);
          tellStep();
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
    atHand = first;
    return first;
  }

  /** After the others it is its turn again, unless it was forgotten. */
  private synchronized void goOn(VectorSpace space) {
    if (space == atHand) {
      add(space);
    }
  }

  /** Forgets all spaces; of the one at hand no other block is linked. */
  synchronized void forget() {
    waiting.clear();
    atHand = null;
  }

  private void rest() {
    active = false;
    running = null;
  }

  private void tellStep() {
    nextStep().succeed(null);
  }

  private synchronized PromiseSource<@Nullable Void> nextStep() {
    PromiseSource<@Nullable Void> before = step;
    step = runtime.promise();
    return before;
  }

  /** After a failure searches scan what is not linked; who asks next, or writes, tries again. */
  private synchronized Promise<@Nullable Void> ended(Outcome<@Nullable Void> outcome) {
    if (outcome instanceof Outcome.Failure<@Nullable Void> failure) {
      rest();
      step.fail(failure.error());
    } else if (outcome instanceof Outcome.Success<@Nullable Void>) {
      tellStep();
    } else {
      rest();
      step.cancel();
    }
    return runtime.completed(null);
  }

  /**
   * Completes when all full blocks that {@code spaces} have now are linked. Fails where linking
   * fails, and where it ends before.
   */
  Promise<@Nullable Void> linked(List<VectorSpace> spaces) {
    return linked(spaces, new Backlog(spaces));
  }

  /** Nobody may have been told of what is behind yet, or what was at it has failed. */
  private synchronized Promise<@Nullable Void> linked(List<VectorSpace> spaces, Backlog backlog) {
    if (!backlog.isLinked()) {
      spaces.forEach(this::add);
    }
    if (backlog.isLinked()) {
      return runtime.completed(null);
    }
    return ending && !active
        ? runtime.failed(new KoruException.Closed("database is closed"))
        : step.promise().then(ignored -> linked(spaces, backlog));
  }

  /** Completes when the work under way is done. */
  private synchronized Promise<@Nullable Void> idle() {
    Promise<@Nullable Void> current = running;
    return current == null ? runtime.completed(null) : current.then(ignored -> idle());
  }

  /** Ends the work after the piece at hand. */
  synchronized Promise<@Nullable Void> end() {
    ending = true;
    tellStep();
    return idle();
  }
}
