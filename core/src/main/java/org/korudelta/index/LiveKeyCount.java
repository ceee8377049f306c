package org.korudelta.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.KeyCode;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.KeyState;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Counts, of runs that follow each other, how many keys of each namespace had a value after each.
 *
 * <p>Cost: one walk over the keys of all of them. Memory: a number for each namespace and run.
 * Threading: one task at a time.
 */
final class LiveKeyCount {
  private final AsyncRuntime runtime;
  private final List<IndexRun> oldestFirst;
  private final Map<String, long[]> alive = new HashMap<>();

  LiveKeyCount(AsyncRuntime runtime, List<IndexRun> oldestFirst) {
    this.runtime = runtime;
    this.oldestFirst = oldestFirst;
  }

  Promise<@Nullable Void> run() {
    List<KeySource> newestFirst = new ArrayList<>();
    for (IndexRun run : oldestFirst) {
      newestFirst.add(0, run.keys(new byte[0], Long.MAX_VALUE));
    }
    return new KeyScan(runtime, new byte[0], newestFirst).forEachOfAll(this::count);
  }

  private void count(List<KeyState> newestFirst) {
    String namespace = KeyCode.namespace(newestFirst.get(0).code());
    long[] counts = alive.computeIfAbsent(namespace, name -> new long[oldestFirst.size()]);
    KeyState state = newestFirst.get(0);
    boolean known = false;
    for (int run = 0; run < counts.length; run++) {
      KeyState here = newestFirst.get(counts.length - 1 - run);
      state = here.last() == null && known ? state : here;
      known |= here.last() != null;
      counts[run] += state.isAlive() ? 1 : 0;
    }
  }

  /** How many keys of {@code namespace} have a value after the run with {@code index}. */
  long alive(int index, String namespace) {
    long[] counts = alive.get(namespace);
    return counts == null ? 0 : counts[index];
  }
}
