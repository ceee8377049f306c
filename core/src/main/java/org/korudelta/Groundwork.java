package org.korudelta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionId;
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
    Iterator<PreparedWrite> keys = writes.iterator();
    Iterator<VersionId> ids = named.iterator();
    return Prompt.map(
        runtime,
        Prompt.then(
            runtime,
            Prompt.whileTrue(runtime, () -> fetchKey(keys)),
            ignored -> Prompt.whileTrue(runtime, () -> fetchCause(ids))),
        ignored -> this);
  }

  private Promise<Boolean> fetchKey(Iterator<PreparedWrite> rest) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    KeyName key = rest.next().name();
    return Prompt.map(
        runtime,
        history.newestAt(view, view.nanos(), key),
        found -> {
          newest.put(key, CurrentVersions.Newest.of(found.orElse(null)));
          return true;
        });
  }

  private Promise<Boolean> fetchCause(Iterator<VersionId> rest) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    VersionId cause = rest.next();
    return Prompt.map(
        runtime,
        ReadPoint.of(history, view).find(cause),
        found -> {
          causes.put(cause, found.isPresent());
          return true;
        });
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
