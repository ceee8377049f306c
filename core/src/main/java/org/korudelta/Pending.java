package org.korudelta;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.NamespaceFacts;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/**
 * The commits that were accepted and are not visible yet, on top of the history.
 *
 * <p>Threading: on the writer's strand.
 */
final class Pending {
  private final History history;
  private final @Nullable Pending below;
  private final Map<KeyName, VersionRecord> newest = new HashMap<>();
  private final Map<String, NamespaceFacts> facts = new HashMap<>();
  private final Set<VersionId> ids = new HashSet<>();
  private long lastNanos;

  /** Nothing on top of {@code history}. */
  Pending(History history) {
    this.history = history;
    this.below = null;
    this.lastNanos = history.view().nanos();
  }

  private Pending(Pending below) {
    this.history = below.history;
    this.below = below;
    this.lastNanos = below.lastNanos;
  }

  /** Nothing on top of this. */
  Pending draft() {
    return new Pending(this);
  }

  /** Time of the last commit. */
  long lastNanos() {
    return lastNanos;
  }

  /** What {@code writes} rest on, as far as memory and {@code fetched} know. */
  Basis basis(List<PreparedWrite> writes, @Nullable Groundwork fetched) {
    Basis basis = new Basis();
    for (PreparedWrite write : writes) {
      basis.add(write.name(), find(write.name(), fetched));
      for (VersionId cause : write.causes()) {
        basis.add(cause, knows(cause, fetched));
      }
    }
    return basis;
  }

  private CurrentVersions.@Nullable Newest find(KeyName key, @Nullable Groundwork fetched) {
    VersionRecord accepted = accepted(key);
    if (accepted != null) {
      return CurrentVersions.Newest.of(accepted);
    }
    CurrentVersions.Newest known = history.known(key);
    return known == null && fetched != null ? fetched.newest(key) : known;
  }

  private @Nullable VersionRecord accepted(KeyName key) {
    VersionRecord own = newest.get(key);
    return own != null || below == null ? own : below.accepted(key);
  }

  private @Nullable Boolean knows(VersionId cause, @Nullable Groundwork fetched) {
    if (ids.contains(cause) || (below != null && below.ids.contains(cause))) {
      return true;
    }
    return fetched == null ? null : fetched.knows(cause);
  }

  /** Adds a commit, later than all before; nothing of it when a part is not possible. */
  void add(List<VersionRecord> commit) {
    facts.putAll(factsAfter(commit));
    for (VersionRecord version : commit) {
      newest.put(new KeyName(version.namespace(), version.key()), version);
      ids.add(version.id());
      lastNanos = version.timestampNanos();
    }
  }

  private Map<String, NamespaceFacts> factsAfter(List<VersionRecord> commit) {
    Map<String, NamespaceFacts> after = new HashMap<>();
    for (VersionRecord version : commit) {
      if (version.operation() == Operation.EMBED && !version.isWiped()) {
        NamespaceFacts before = after.get(version.namespace());
        NamespaceFacts known = before == null ? facts(version.namespace()) : before;
        ModelDimensions model = model(version);
        known.requireAgreement(version.namespace(), version.key(), model);
        after.put(version.namespace(), known.with(model));
      }
    }
    return after;
  }

  private static ModelDimensions model(VersionRecord version) {
    Embedding embedding = EmbeddingFormat.decode(version.content());
    return new ModelDimensions(embedding.model(), embedding.dimensions(), version.timestampNanos());
  }

  private NamespaceFacts facts(String namespace) {
    NamespaceFacts own = facts.get(namespace);
    if (own != null) {
      return own;
    }
    return below == null ? history.facts(namespace) : below.facts(namespace);
  }

  /** Adds all that {@code draft}, which rests on this, has. */
  void take(Pending draft) {
    newest.putAll(draft.newest);
    facts.putAll(draft.facts);
    ids.addAll(draft.ids);
    lastNanos = draft.lastNanos;
  }

  /** A commit is part of the history now. */
  void published(List<VersionRecord> commit) {
    for (VersionRecord version : commit) {
      KeyName key = new KeyName(version.namespace(), version.key());
      VersionRecord known = newest.get(key);
      if (known != null && known.id().equals(version.id())) {
        newest.remove(key);
      }
      ids.remove(version.id());
    }
    if (newest.isEmpty()) {
      facts.clear();
    }
  }

  /** Forgets all commits. */
  void clear() {
    lastNanos = history.view().nanos();
    newest.clear();
    facts.clear();
    ids.clear();
  }
}
