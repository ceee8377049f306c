package org.korudelta;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.index.IndexView;
import org.korudelta.index.run.Posting;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * From when on some keys keep their versions, as their namespaces' retention says now.
 *
 * <p>Threading: one task.
 */
final class Horizons {
  private final AsyncRuntime runtime;
  private final IndexView view;
  private final Map<String, Retention> retentions;
  private final long throughNanos;
  private final long nowNanos;
  private final Map<KeyName, Long> nanos = new HashMap<>();

  /** Only what is not after {@code throughNanos} counts. */
  Horizons(History history, Map<String, Retention> retentions, long throughNanos) {
    this.runtime = history.runtime();
    this.view = history.view();
    this.retentions = retentions;
    this.throughNanos = throughNanos;
    this.nowNanos = Math.max(runtime.wallClock(), view.nanos());
  }

  /** Whether a namespace keeps less than everything. */
  boolean concern(VersionRecord version) {
    return retentions.containsKey(version.namespace());
  }

  /** Finds out about {@code keys}. */
  Promise<@Nullable Void> find(Set<KeyName> keys) {
    Iterator<KeyName> rest = keys.iterator();
    return Prompt.whileTrue(runtime, () -> findNext(rest));
  }

  private Promise<Boolean> findNext(Iterator<KeyName> rest) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    KeyName key = rest.next();
    return Prompt.map(
        runtime,
        horizon(key, retentions.get(key.namespace())),
        found -> {
          found.ifPresent(posting -> nanos.put(key, posting.nanos()));
          return true;
        });
  }

  private Promise<Optional<Posting>> horizon(KeyName key, @Nullable Retention retention) {
    if (retention instanceof Retention.Age age) {
      long at = Math.min(throughNanos, nowNanos - age.age().toNanos());
      return view.last(key.namespace(), key.key(), at);
    }
    return retention instanceof Retention.Versions versions
        ? before(key, throughNanos, versions.count())
        : runtime.completed(Optional.empty());
  }

  /** The version {@code count} places back from the last that is not after {@code at}. */
  private Promise<Optional<Posting>> before(KeyName key, long at, int count) {
    return Prompt.then(
        runtime,
        view.last(key.namespace(), key.key(), at),
        found ->
            found.isEmpty() || count == 1
                ? runtime.completed(found)
                : before(key, found.get().nanos() - 1, count - 1));
  }

  /** Why {@code version} loses its value; empty when it keeps it. */
  Optional<Wiping> wiping(VersionRecord version) {
    Long horizon = nanos.get(new KeyName(version.namespace(), version.key()));
    return horizon == null || version.timestampNanos() >= horizon
        ? Optional.empty()
        : Optional.of(Wiping.retired(horizon));
  }
}
