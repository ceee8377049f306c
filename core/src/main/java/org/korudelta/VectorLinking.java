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
 * Links vectors in the background, a block of each space in turn. What fails in one space keeps no
 * other from being linked. Threading: safe from any thread.
 */
final class VectorLinking {
  private final AsyncRuntime runtime;
  private final GraphGrowth growth;
  private final Runnable grown;
  private final Set<VectorSpace> waiting = new LinkedHashSet<>(); // Guarded by this, as all below.
  private @Nullable VectorSpace atHand;
  private Step step;
  private @Nullable Promise<@Nullable Void> running;
  private int forgotten; // How often.
  private boolean active;
  private boolean ending;

  /** Links by so many tasks, and tells {@code grown} of each block that it has linked. */
  VectorLinking(AsyncRuntime runtime, int tasks, Runnable grown) {
    this.runtime = runtime;
    this.grown = grown;
    this.growth = new GraphGrowth(runtime, tasks, this::isEnding);
    this.step = new Step(runtime.promise());
  }

  /** Ends with the block at hand, of whichever space, or with the failure of one. */
  private static final class Step {
    private final PromiseSource<@Nullable Void> end;
    private @Nullable VectorSpace failed;

    private Step(PromiseSource<@Nullable Void> end) {
      this.end = end;
    }
  }

  private synchronized boolean isEnding() {
    return ending;
  }

  /** Links what can be linked in a space, sooner or later. */
  synchronized void add(VectorSpace space) {
    if (space.isBehind() && !ending) {
      waiting.add(space);
      startIfWanted();
    }
  }

  private void startIfWanted() {
    if (active || waiting.isEmpty() || ending) {
      return;
    }
    active = true;
    Promise<@Nullable Void> work =
        runtime
            .spawn("korudelta link", () -> Prompt.whileTrue(runtime, this::growNext))
            .promise()
            .handle(this::ended);
    running = active ? work : null;
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

  private void rest() {
    active = false;
    running = null;
  }

  /** After the others it is its turn again, unless it was forgotten. */
  private synchronized void goOn(VectorSpace space) {
    if (space == atHand) {
      add(space);
    }
    nextStep().end.succeed(null);
  }

  private Step nextStep() {
    Step before = step;
    step = new Step(runtime.promise());
    return before;
  }

  /**
   * Forgets all spaces: of the one at hand no other block is linked, and who waits for any waits no
   * longer.
   */
  synchronized void forget() {
    waiting.clear();
    atHand = null;
    forgotten++;
    nextStep().end.succeed(null);
  }

  /** After a failure searches scan what is not linked; who asks next, or writes, tries again. */
  private synchronized Promise<@Nullable Void> ended(Outcome<@Nullable Void> outcome) {
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      nextStep().end.succeed(null);
      return runtime.completed(null);
    }
    rest();
    Step before = nextStep();
    if (outcome instanceof Outcome.Failure<@Nullable Void> failure) {
      before.failed = atHand;
      before.end.fail(failure.error());
      startIfWanted();
    } else {
      before.end.cancel(); // The runtime ends: nothing is started any more.
    }
    return runtime.completed(null);
  }

  /**
   * Completes when all full blocks that {@code spaces} have now are linked, or all were forgotten.
   * Fails where linking one of these fails, and where it ends before.
   */
  synchronized Promise<@Nullable Void> linked(List<VectorSpace> spaces) {
    return linked(new Wait(spaces, new Backlog(spaces), forgotten));
  }

  /** For spaces, since so many were forgotten. */
  private record Wait(List<VectorSpace> spaces, Backlog backlog, int forgotten) {
    private boolean isFor(@Nullable VectorSpace space) {
      for (VectorSpace one : spaces) {
        if (one == space) {
          return true;
        }
      }
      return false;
    }
  }

  private synchronized Promise<@Nullable Void> linked(Wait wait) {
    if (isOver(wait)) {
      return runtime.completed(null);
    }
    wait.spaces().forEach(this::add); // Nobody may have, or linking them has failed.
    if (isOver(wait)) {
      return runtime.completed(null);
    }
    if (ending && !active) {
      return runtime.failed(new KoruException.Closed("database is closed"));
    }
    Step next = step;
    return next.end.promise().handle(outcome -> after(next, outcome, wait));
  }

  private boolean isOver(Wait wait) {
    return wait.forgotten() != forgotten || wait.backlog().isLinked();
  }

  private Promise<@Nullable Void> after(Step step, Outcome<@Nullable Void> outcome, Wait wait) {
    boolean concerns = step.failed == null || wait.isFor(step.failed);
    return concerns && !(outcome instanceof Outcome.Success<@Nullable Void>)
        ? step.end.promise()
        : linked(wait);
  }

  /** Completes when the work under way is done. */
  private synchronized Promise<@Nullable Void> idle() {
    Promise<@Nullable Void> current = running;
    return current == null ? runtime.completed(null) : current.then(ignored -> idle());
  }

  /** Ends the work after the piece at hand. */
  synchronized Promise<@Nullable Void> end() {
    ending = true;
    nextStep().end.succeed(null);
    return idle();
  }
}
