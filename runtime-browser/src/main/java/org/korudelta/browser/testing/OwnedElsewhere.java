package org.korudelta.browser.testing;

import java.time.Duration;
import java.util.List;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;

/**
 * A machine's runtime as a database on it sees it: closing the database does not end the machine.
 */
final class OwnedElsewhere extends ForwardingRuntime {
  private final AsyncRuntime runtime;

  OwnedElsewhere(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  protected AsyncRuntime delegate() {
    return runtime;
  }

  @Override
  public Promise<List<String>> close(Duration grace) {
    return runtime.completed(List.of());
  }
}
