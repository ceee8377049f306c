package org.korudelta.index.tail;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.KeyState;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Walks over the keys of a tail within one namespace. Threading: one user at a time. */
final class TailKeys implements KeySource {
  private static final int BATCH = 256;

  private final AsyncRuntime runtime;
  private final TailView view;
  private final String namespace;
  private final long nanos;
  private final KeyOrder.Walk keys;

  TailKeys(AsyncRuntime runtime, TailView view, KeyStart start) {
    this.runtime = runtime;
    this.view = view;
    this.namespace = start.namespace();
    this.nanos = start.nanos();
    this.keys = view.tail().order().from(namespace, start.key());
  }

  @Override
  public Promise<List<KeyState>> next() {
    List<KeyState> batch = new ArrayList<>();
    keys.forEach(found -> take(found, batch));
    return runtime.completed(batch);
  }

  private boolean take(TailKey found, List<KeyState> batch) {
    if (batch.size() == BATCH || !found.namespace().equals(namespace)) {
      return false;
    }
    batch.add(new KeyState(found.code(), view.last(found, nanos)));
    return true;
  }
}
