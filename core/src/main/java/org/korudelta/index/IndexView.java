package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionId;
import org.korudelta.index.run.KeyCode;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.KeyState;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.PostingPage;
import org.korudelta.index.run.Totals;
import org.korudelta.index.tail.KeyStart;
import org.korudelta.index.tail.TailView;
import org.korudelta.log.Address;
import org.korudelta.log.CommitBounds;
import org.korudelta.log.LogPlace;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.tree.OrderedTree;

/**
 * What the index knows after one commit: which versions there are and where, not what they say.
 *
 * <p>Cost: a lookup asks the tails in memory, then the runs from the newest on, of which there are
 * some log n; each reads a block a level, those not in memory from disk. Threading: immutable, safe
 * from any thread.
 */
public final class IndexView {
  private final AsyncRuntime runtime;
  private final Sources sources;
  private final OrderedTree<NamespaceFacts> namespaces;
  private final Totals totals;
  private final long nanos;

  IndexView(
      AsyncRuntime runtime,
      Sources sources,
      OrderedTree<NamespaceFacts> namespaces,
      Progress progress) {
    this.runtime = runtime;
    this.sources = sources;
    this.namespaces = namespaces;
    this.totals = progress.totals();
    this.nanos = progress.nanos();
  }

  /**
   * Where to look.
   *
   * @param tails what no run holds yet, the newest first
   * @param runs what is older
   */
  record Sources(List<TailView> tails, Runs runs) {}

  /**
   * How far the commits have come.
   *
   * @param totals how much there is
   * @param nanos time of the last commit
   */
  record Progress(Totals totals, long nanos) {}

  /** Time of the last commit, epoch nanoseconds; that before all when there is none. */
  public long nanos() {
    return nanos;
  }

  /** How much there is. */
  public Totals totals() {
    return totals;
  }

  /** What is known of a namespace. */
  public NamespaceFacts namespace(String name) {
    NamespaceFacts found = namespaces.find(name);
    return found == null ? NamespaceFacts.NONE : found;
  }

  /** What is known of each namespace, in the order of their names. */
  public List<NamespaceFacts> allNamespaces() {
    List<NamespaceFacts> facts = new ArrayList<>();
    namespaces.forEach((name, known) -> facts.add(known));
    return facts;
  }

  /** All namespaces that ever had a version, in order. */
  public OrderedTree<NamespaceFacts> namespaces() {
    return namespaces;
  }

  /** The last version of a key that is not after {@code at}, as far as memory knows, or null. */
  public @Nullable Posting recent(String namespace, String key, long at) {
    for (TailView tail : sources.tails) {
      Posting found = tail.last(namespace, key, at);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The last version of a key that is not after {@code at}. */
  public Promise<Optional<Posting>> last(String namespace, String key, long at) {
    Posting found = recent(namespace, key, at);
    if (found != null) {
      return runtime.completed(Optional.of(found));
    }
    return sources.runs.last(namespace, key, at);
  }

  /** The versions of a key that are not after {@code at}, oldest first, as {@code page} wants. */
  public Promise<List<Posting>> history(String namespace, String key, long at, PostingPage page) {
    return Prompt.map(
        runtime,
        sources.runs.history(namespace, key, at, page),
        ignored -> {
          List<Posting> recent = new ArrayList<>();
          for (int i = sources.tails.size() - 1; i >= 0; i--) {
            sources.tails.get(i).history(namespace, key, at, recent);
          }
          recent.forEach(page::add);
          return page.postings();
        });
  }

  /** The first version of a key that is after {@code after}. */
  public Promise<Optional<Posting>> next(String namespace, String key, long after) {
    return Prompt.map(
        runtime,
        sources.runs.next(namespace, key, after),
        found -> found.isPresent() ? found : recentNext(namespace, key, after));
  }

  private Optional<Posting> recentNext(String namespace, String key, long after) {
    for (int i = sources.tails.size() - 1; i >= 0; i--) {
      Posting found = sources.tails.get(i).next(namespace, key, after);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Where the versions may be whose id is {@code id}: nearly always one or none. */
  public Promise<List<Address>> addresses(VersionId id) {
    List<Address> found = new ArrayList<>(1);
    for (TailView tail : sources.tails) {
      tail.addresses(id.prefix(), found);
    }
    return sources.runs.addresses(id, found);
  }

  /** Where the versions may be whose ids begin with {@code prefix}. */
  public Promise<List<Address>> addresses(IdPrefix prefix) {
    List<Address> found = new ArrayList<>();
    for (TailView tail : sources.tails) {
      tail.addresses(prefix.code(), prefix.mask(), found);
    }
    return sources.runs.addresses(prefix, found);
  }

  /** The versions that name {@code cause} among their causes, or one whose id begins alike. */
  public Promise<List<Address>> effects(VersionId cause) {
    return Prompt.map(
        runtime,
        sources.runs.effects(cause),
        found -> {
          for (int i = sources.tails.size() - 1; i >= 0; i--) {
            sources.tails.get(i).effects(cause.prefix(), found);
          }
          return found;
        });
  }

  /** Where the record of {@code address} is, if a tail knows; else null. */
  public @Nullable LogPlace recentPlace(Address address) {
    for (TailView tail : sources.tails) {
      LogPlace place = tail.isEmpty() ? null : tail.place(address);
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  /** A place in the log at the record of {@code address} or before it; empty when there is none. */
  public Promise<Optional<Signpost>> signpost(Address address) {
    for (TailView tail : sources.tails) {
      if (!tail.isEmpty() && tail.firstNanos() <= address.nanos()) {
        return runtime.completed(Optional.of(tail.signpost(address)));
      }
    }
    return sources.runs.signpost(address);
  }

  /** Time of the last commit that runs hold; the least there is for none. */
  public long runsNanos() {
    return sources.runs.nanos();
  }

  /** The addresses of the commits in tails that {@code bounds} want. */
  public List<Address> recent(CommitBounds bounds) {
    List<Address> found = new ArrayList<>();
    for (int i = sources.tails.size() - 1; i >= 0; i--) {
      sources.tails.get(i).commits(bounds, found);
    }
    return found;
  }

  /** Whether the same part of the history is on disk as in {@code other}. */
  public boolean hasRunsOf(IndexView other) {
    return sources.runs.areThoseOf(other.sources.runs);
  }

  /**
   * Shows the keys that have a value at {@code start.nanos()}, from {@code start.key()} on, those
   * that begin with {@code prefix}, up to the first that {@code wanted} refuses.
   */
  public Promise<@Nullable Void> forEachLive(
      KeyStart start, String prefix, Predicate<KeyState> wanted) {
    return forEach(start, prefix, state -> !state.isAlive() || wanted.test(state));
  }

  /** As {@link #forEachLive}, deleted keys too. */
  public Promise<@Nullable Void> forEach(
      KeyStart start, String prefix, Predicate<KeyState> wanted) {
    List<KeySource> walks = new ArrayList<>();
    for (TailView tail : sources.tails) {
      walks.add(tail.keys(runtime, start));
    }
    sources.runs.addWalks(start, walks);
    byte[] common = KeyCode.ofPrefix(start.namespace(), prefix);
    return new KeyScan(runtime, common, walks).forEach(wanted);
  }
}
