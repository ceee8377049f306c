package org.korudelta.conformance.broken;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** For each receive that was cancelled, drops the next item that is sent. */
final class EatsAnItem<T> extends ForwardingChannel<T> {
  private int hungry;

  EatsAnItem(AsyncRuntime runtime, Channel<T> sound) {
    super(runtime, sound);
  }

  @Override
  public Promise<Optional<T>> receive() {
    Promise<Optional<T>> received = super.receive();
    received.onComplete(outcome -> hungry += outcome instanceof Outcome.Cancelled ? 1 : 0);
    return received;
  }

  @Override
  public Promise<@Nullable Void> send(T item) {
    return eaten() ? runtime.completed(null) : super.send(item);
  }

  @Override
  public SendResult trySend(T item) {
    return eaten() ? SendResult.SENT : super.trySend(item);
  }

  private boolean eaten() {
    boolean eaten = hungry > 0;
    hungry -= eaten ? 1 : 0;
    return eaten;
  }
}
