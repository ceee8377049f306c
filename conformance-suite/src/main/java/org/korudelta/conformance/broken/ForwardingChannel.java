package org.korudelta.conformance.broken;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;

/** A layer over a channel that changes nothing; broken ones override what they break. */
abstract class ForwardingChannel<T> implements Channel<T> {
  /** Makes the promises of the layer's own. */
  final AsyncRuntime runtime;

  private final Channel<T> sound;

  ForwardingChannel(AsyncRuntime runtime, Channel<T> sound) {
    this.runtime = runtime;
    this.sound = sound;
  }

  @Override
  public Promise<@Nullable Void> send(T item) {
    return sound.send(item);
  }

  @Override
  public SendResult trySend(T item) {
    return sound.trySend(item);
  }

  @Override
  public Promise<Optional<T>> receive() {
    return sound.receive();
  }

  @Override
  public void close() {
    sound.close();
  }
}
