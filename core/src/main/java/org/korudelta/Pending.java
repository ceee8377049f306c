package org.korudelta;

import java.util.ArrayDeque;
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
  /** A map that had more keys is not worth clearing. */
  private static final int KEYS_KEPT = 8;

  private final History history;
  private final @Nullable Pending below;
  private final ArrayDeque<List<VersionRecord>> commits = new ArrayDeque<>();
  private final Map<String, NamespaceFacts> facts = new HashMap<>();
  private Map<KeyName, VersionRecord> newest = new HashMap<>();
  private @Nullable Set<VersionId> ids; // Of all commits, once somebody has asked.
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
    Basis basis = new Basis(writes.size());
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
    if (accepted(cause)) {
      return true;
    }
    return fetched == null ? null : fetched.knows(cause);
  }

  private boolean accepted(VersionId id) {
    return (!commits.isEmpty() && ids().contains(id)) || (below != null && below.accepted(id));
  }

  private Set<VersionId> ids() {
    Set<VersionId> known = ids;
    if (known == null) {
      known = new HashSet<>();
      for (List<VersionRecord> commit : commits) {
        addIds(commit, known);
      }
      ids = known;
    }
    return known;
  }

  private static void addIds(List<VersionRecord> commit, Set<VersionId> to) {
    for (VersionRecord version : commit) {
      to.add(version.id());
    }
  }

  /** Adds a commit, later than all before; nothing of it when a part is not possible. */
  void add(List<VersionRecord> commit) {
    if (embeds(commit)) {
      facts.putAll(factsAfter(commit));
    }
    makeRoom(commit.size());
    for (VersionRecord version : commit) {
      newest.put(new KeyName(version.namespace(), version.key()), version);
      lastNanos = version.timestampNanos();
    }
    remember(commit);
  }

  /** No larger than it must be: it is made anew whenever it was empty and has had many. */
  private void makeRoom(int keys) {
    if (newest.isEmpty() && keys > KEYS_KEPT) {
      newest = new HashMap<>(2 * keys);
    }
  }

  private void remember(List<VersionRecord> commit) {
    commits.add(commit);
    if (ids != null) {
      addIds(commit, ids);
    }
  }

  private static boolean embeds(List<VersionRecord> commit) {
    for (VersionRecord version : commit) {
      if (version.operation() == Operation.EMBED) {
        return true;
      }
    }
    return false;
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
    makeRoom(draft.newest.size());
    newest.putAll(draft.newest);
    facts.putAll(draft.facts);
    draft.commits.forEach(this::remember);
    lastNanos = draft.lastNanos;
  }

  /** The first commit, which is this, is part of the history now. */
  void published(List<VersionRecord> commit) {
    List<VersionRecord> first = commits.remove();
    assert first.get(0).id().equals(commit.get(0).id()) : "published out of order";
    if (commits.isEmpty()) {
      forget();
      return;
    }
    for (VersionRecord version : commit) {
      KeyName key = new KeyName(version.namespace(), version.key());
      VersionRecord known = newest.get(key);
      if (known != null && known.id().equals(version.id())) {
        newest.remove(key);
      }
      if (ids != null) {
        ids.remove(version.id());
      }
    }
  }

  /** Forgets all commits. */
  void clear() {
    lastNanos = history.view().nanos();
    commits.clear();
    forget();
  }

  private void forget() {
    if (newest.size() > KEYS_KEPT) {
      newest = new HashMap<>();
    } else {
      newest.clear();
    }
    facts.clear();
    ids = null;
  }
}
