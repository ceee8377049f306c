package org.korudelta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.index.IndexView;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Fetches from disk what commits will rest on. It is of use as long as no key of it was written
 * since.
 *
 * <p>Threading: one task at a time.
 */
final class Groundwork {
  private final History history;
  private final AsyncRuntime runtime;
  private final IndexView view;
  private final Map<KeyName, CurrentVersions.Newest> newest = new HashMap<>();
  private final Map<VersionId, Boolean> causes = new HashMap<>();

  Groundwork(History history) {
    this.history = history;
    this.runtime = history.runtime();
    this.view = history.view();
  }

  /** Fetches what {@code writes} rest on. */
  Promise<Groundwork> fetch(List<PreparedWrite> writes) {
    List<VersionId> named = new ArrayList<>();
    writes.forEach(write -> named.addAll(write.causes()));
    return fetchKeys(writes, 0).then(ignored -> fetchCauses(named, 0)).map(ignored -> this);
  }

  private Promise<@Nullable Void> fetchKeys(List<PreparedWrite> writes, int from) {
    if (from == writes.size()) {
      return runtime.completed(null);
    }
    KeyName key = writes.get(from).name();
    return history
        .newestAt(view, view.nanos(), key)
        .then(
            found -> {
              newest.put(key, CurrentVersions.Newest.of(found.orElse(null)));
              return fetchKeys(writes, from + 1);
            });
  }

  private Promise<@Nullable Void> fetchCauses(List<VersionId> named, int from) {
    if (from == named.size()) {
      return runtime.completed(null);
    }
    VersionId cause = named.get(from);
    return ReadPoint.of(history, view)
        .version(cause)
        .map(found -> true)
        .recover(this::isMissing)
        .then(
            known -> {
              causes.put(cause, known);
              return fetchCauses(named, from + 1);
            });
  }

  private Promise<Boolean> isMissing(Throwable error) {
    return error instanceof KoruException.NotFound
        ? runtime.completed(false)
        : runtime.failed(error);
  }

  /** What was fetched of a key, unless it was written since; else null. */
  CurrentVersions.@Nullable Newest newest(KeyName key) {
    CurrentVersions.Newest found = newest.get(key);
    return found != null && history.isStillNewest(view, key, found.version()) ? found : null;
  }

  /** Whether there is a version with this id; null when it was not asked or may have come since. */
  @Nullable Boolean knows(VersionId cause) {
    Boolean known = causes.get(cause);
    boolean certain = known != null && (known || history.view().nanos() == view.nanos());
    return certain ? known : null;
  }
}
