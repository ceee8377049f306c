package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.IndexView;
import org.korudelta.log.Address;
import org.korudelta.log.CommitBounds;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Whole commits that no run of the index holds, read one version after the other, until they are as
 * many and as long as is wanted. Threading: one task at a time.
 */
final class RecentPage {
  private final AsyncRuntime runtime;
  private final VersionStore store;
  private final IndexView view;
  private final List<Address> addresses;
  private final long bytesMax;
  private final List<VersionRecord> read = new ArrayList<>();
  private long bytes;

  RecentPage(AsyncRuntime runtime, VersionStore store, IndexView view, CommitBounds wanted) {
    this.runtime = runtime;
    this.store = store;
    this.view = view;
    this.addresses = view.recent(wanted);
    this.bytesMax = wanted.bytesMax();
  }

  Promise<List<VersionRecord>> read() {
    return Prompt.map(runtime, Prompt.whileTrue(runtime, this::readNext), ignored -> read);
  }

  private Promise<Boolean> readNext() {
    if (isEnded()) {
      return runtime.completed(false);
    }
    return Prompt.map(
        runtime,
        store.read(view, addresses.get(read.size())),
        version -> {
          bytes += VersionStore.weight(version);
          return read.add(version);
        });
  }

  private boolean isEnded() {
    if (read.size() == addresses.size()) {
      return true;
    }
    boolean full = bytes >= bytesMax;
    long next = addresses.get(read.size()).nanos();
    return full && next != read.get(read.size() - 1).timestampNanos();
  }
}
