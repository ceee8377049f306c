package org.korudelta.index.tail;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.KeyState;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.tree.OrderedTree;

/** Walks over the keys of a tail within one namespace. Threading: one user at a time. */
final class TailKeys implements KeySource {
  private static final int BATCH = 256;

  private final AsyncRuntime runtime;
  private final TailView view;
  private final OrderedTree<TailKey> keys;
  private final long nanos;
  private String from;
  private boolean ended;

  TailKeys(AsyncRuntime runtime, TailView view, KeyStart start) {
    this.runtime = runtime;
    this.view = view;
    OrderedTree<TailKey> known = view.tail().order().find(start.namespace());
    this.keys = known == null ? OrderedTree.empty() : known;
    this.from = start.key();
    this.nanos = start.nanos();
  }

  @Override
  public Promise<List<KeyState>> next() {
    List<KeyState> batch = new ArrayList<>();
    if (!ended) {
      ended = true;
      keys.scan(from, (key, found) -> take(key, found, batch));
    }
    return runtime.completed(batch);
  }

  private boolean take(String key, TailKey found, List<KeyState> batch) {
    if (batch.size() == BATCH) {
      from = key;
      ended = false;
      return false;
    }
    batch.add(new KeyState(found.code(), view.last(found, nanos)));
    return true;
  }
}
