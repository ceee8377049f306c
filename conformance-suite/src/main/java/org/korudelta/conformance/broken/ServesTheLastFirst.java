package org.korudelta.conformance.broken;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** Gives what a waiting receiver gets to the one that came last. */
final class ServesTheLastFirst<T> extends ForwardingChannel<T> {
  private final Deque<PromiseSource<Optional<T>>> waiting = new ArrayDeque<>();

  ServesTheLastFirst(AsyncRuntime runtime, Channel<T> sound) {
    super(runtime, sound);
  }

  @Override
  public Promise<Optional<T>> receive() {
    Promise<Optional<T>> sound = super.receive();
    if (sound.peek().isPresent()) {
      return sound;
    }
    PromiseSource<Optional<T>> own = runtime.promise();
    waiting.push(own);
    sound.onComplete(outcome -> serve(own, outcome));
    return own.promise();
  }

  /** A cancelled receiver leaves, whoever came last. */
  private void serve(PromiseSource<Optional<T>> own, Outcome<Optional<T>> outcome) {
    if (outcome instanceof Outcome.Success<Optional<T>> success) {
      waiting.pop().succeed(success.value());
    } else {
      waiting.remove(own);
      own.cancel();
    }
  }
}
