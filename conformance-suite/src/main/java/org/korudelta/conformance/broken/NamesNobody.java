package org.korudelta.conformance.broken;

import java.time.Duration;
import java.util.List;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Closing gives no names. */
final class NamesNobody extends LayeredRuntime {

  NamesNobody(AsyncRuntime sound) {
    super(sound);
  }

  @Override
  public Promise<List<String>> close(Duration grace) {
    return super.close(grace).map(names -> List.of());
  }
}
