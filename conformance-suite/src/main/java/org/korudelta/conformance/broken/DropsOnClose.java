package org.korudelta.conformance.broken;

import java.util.Optional;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;

/** Says that it is drained as soon as it is closed. */
final class DropsOnClose<T> extends ForwardingChannel<T> {
  private boolean closed;

  DropsOnClose(AsyncRuntime runtime, Channel<T> sound) {
    super(runtime, sound);
  }

  @Override
  public Promise<Optional<T>> receive() {
    return closed ? runtime.completed(Optional.empty()) : super.receive();
  }

  @Override
  public void close() {
    closed = true;
    super.close();
  }
}
