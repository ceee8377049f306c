package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.TaskHandle;

/**
 * A promise raced against a deadline (R8).
 *
 * <p>The loser is let go: a promise that fails after the deadline is unhandled unless somebody else
 * looks at it.
 *
 * @param <T> the value's type
 */
final class Timeout<T extends @Nullable Object> extends TimedSuspension<T> {
  private final Task<?> caller;
  private final Deferred<T> promise;
  private final Reaction<T> winner;
  private final @Nullable TaskHandle<T> loser;
  private final long limitNanos;

  Timeout(HostedRuntime runtime, Deferred<T> promise, @Nullable TaskHandle<T> loser, long limit) {
    super(runtime.timeouts);
    this.caller = runtime.currentTask();
    this.promise = promise;
    this.loser = loser;
    this.limitNanos = limit;
    this.winner = new CallbackReaction<>(caller, this::finish);
  }

  Timeout<T> started() {
    promise.add(winner);
    start(Deadlines.after(runtime.now(), limitNanos));
    return this;
  }

  private void finish(Outcome<T> outcome) {
    complete(outcome); // First: a timer that starts at this moment then stops itself.
    stopTimer();
  }

  @Override
  void wake() {
    Outcome<T> outcome = promise.outcome();
    if (outcome != null) {
      completeHere(outcome);
    } else {
      letGo();
      completeHere(new Outcome.Failure<>(deadlineExceeded()));
    }
  }

  private void letGo() {
    promise.remove(winner);
    if (loser != null) {
      loser.cancel();
    }
  }

  @Override
  void abandon() {
    super.abandon();
    promise.remove(winner);
  }

  private KoruException deadlineExceeded() {
    String task = loser == null ? "" : " task=" + loser.name();
    return new KoruException.DeadlineExceeded(
        "deadline exceeded: timeoutNanos=" + limitNanos + task);
  }

  @Override
  Task<?> owner() {
    return caller;
  }

  @Override
  String waitsFor() {
    return "timeout of " + Deadlines.inWords(limitNanos);
  }
}
