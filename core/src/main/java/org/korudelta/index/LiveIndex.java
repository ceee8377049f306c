package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.run.Catalog;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.Totals;
import org.korudelta.index.tail.Tail;
import org.korudelta.index.tail.TailView;
import org.korudelta.log.CommitPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.tree.OrderedTree;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.EmbeddingFormat;

/**
 * The index as commits come: the newest in a tail, those before in tails that wait to be written,
 * all others in runs.
 *
 * <p>Threading: changed by one strand; {@link #view} from any thread.
 */
public final class LiveIndex {
  /*
   * Invariants:
   *  - runs, waiting tails and the newest tail follow each other without gap, in this order;
   *  - a commit is added before a view says that it is there.
   */
  private final AsyncRuntime runtime;
  private final Timelines timelines;
  private final List<Tail> tails = new ArrayList<>();
  private final List<WaitingTail> waiting = new ArrayList<>();
  private final List<IndexRun> runs = new ArrayList<>();
  private Runs older;
  private final List<UnsettledKey> unsettled = new ArrayList<>();
  private OrderedTree<NamespaceFacts> namespaces = OrderedTree.empty();
  private Totals totals = Totals.NONE;
  private long nanos = HybridClock.BEFORE_ALL;
  private volatile IndexView view;
  private volatile boolean settled = true;

  /**
   * An index without commits.
   *
   * @param timelineBytes how much memory may be taken by what is known of keys in use
   */
  public LiveIndex(AsyncRuntime runtime, long timelineBytes) {
    this.runtime = runtime;
    this.timelines = new Timelines(runtime, timelineBytes);
    this.older = new NoRuns(runtime);
    this.tails.add(new Tail());
    this.view = newView();
  }

  /**
   * A tail that takes no more, and what there was in all after it.
   *
   * @param tail the tail
   * @param totals how much
   * @param namespaces which namespaces
   */
  record WaitingTail(Tail tail, Totals totals, OrderedTree<NamespaceFacts> namespaces) {
    Catalog catalog() {
      List<Catalog.Entry> entries = new ArrayList<>();
      namespaces.forEach(
          (name, facts) -> entries.add(new Catalog.Entry(name, facts.liveKeys(), facts.models())));
      return new Catalog(entries);
    }
  }

  /** A key that was counted as having had a value before its first version in a tail. */
  record UnsettledKey(String namespace, String key, long nanos) {}

  /** Begins with {@code oldestFirst}, after which there is what {@code catalog} says. */
  void begin(List<IndexRun> oldestFirst, Catalog catalog) {
    for (IndexRun run : oldestFirst) {
      runs.add(0, run);
      totals = run.totals();
      nanos = run.span().lastNanos();
    }
    for (Catalog.Entry entry : catalog.namespaces()) {
      namespaces =
          namespaces.with(entry.name(), new NamespaceFacts(entry.liveKeys(), entry.models()));
    }
    exchangeRuns();
  }

  private void exchangeRuns() {
    older = runs.isEmpty() ? new NoRuns(runtime) : new StoredRuns(runtime, runs, timelines);
    publish();
  }

  /** What readers see. */
  public IndexView view() {
    return view;
  }

  /** Time of the last commit that was added, visible or not. */
  public long nanos() {
    return nanos;
  }

  /**
   * Adds a commit, later than all before; nobody sees it yet.
   *
   * @param revived whether the parent of a version is a tombstone, or null when nobody knows
   */
  public void add(CommitPlace place, List<VersionRecord> commit, @Nullable Revivals revived) {
    for (VersionRecord version : commit) {
      count(version, revived);
    }
    tails.get(0).add(place, commit);
    totals = totals.withCommit(commit.size());
    nanos = commit.get(0).timestampNanos();
  }

  /** The place of a commit that is next in the log and not there yet. */
  public CommitPlace unwritten(List<VersionRecord> commit) {
    long[] records = new long[commit.size() + 1];
    return new CommitPlace(
        totals.commits() + 1, commit.get(0).timestampNanos(), CommitPlace.NOWHERE, records);
  }

  /** Tells which versions replace tombstones. */
  @FunctionalInterface
  public interface Revivals {
    /** Whether the parent of {@code version} is a tombstone. */
    boolean revives(VersionRecord version);
  }

  private void count(VersionRecord version, @Nullable Revivals revived) {
    NamespaceFacts known = namespaces.find(version.namespace());
    int alive = version.tombstone() ? 0 : 1;
    int change = alive - (wasAlive(version, revived) ? 1 : 0);
    if (known != null && change == 0 && version.operation() != Operation.EMBED) {
      return;
    }
    NamespaceFacts before = known == null ? NamespaceFacts.NONE : known;
    NamespaceFacts after = withModel(before.withLiveKeys(change), version);
    if (known == null || !after.equals(before)) {
      namespaces = namespaces.with(version.namespace(), after);
    }
  }

  private boolean wasAlive(VersionRecord version, @Nullable Revivals revived) {
    if (version.parent().isEmpty()) {
      return false;
    }
    if (revived != null) {
      return !revived.revives(version);
    }
    Posting recent = recent(version);
    if (recent != null) {
      return !recent.tombstone();
    }
    if (!version.tombstone()) {
      settled = false;
      unsettled.add(new UnsettledKey(version.namespace(), version.key(), version.timestampNanos()));
    }
    return true;
  }

  private @Nullable Posting recent(VersionRecord version) {
    for (Tail tail : tails) {
      Posting found =
          tail.view().last(version.namespace(), version.key(), version.timestampNanos());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static NamespaceFacts withModel(NamespaceFacts facts, VersionRecord version) {
    if (version.operation() != Operation.EMBED || version.isWiped()) {
      return facts;
    }
    Embedding embedding = EmbeddingFormat.decode(version.content());
    return facts.with(
        new ModelDimensions(embedding.model(), embedding.dimensions(), version.timestampNanos()));
  }

  /** The first bytes of the id of a key's newest version, if a tail has it. */
  public Optional<byte[]> newestIdCode(String namespace, String key) {
    for (Tail tail : tails) {
      Optional<byte[]> found = tail.newestIdCode(namespace, key);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether a tail has a version whose id begins as {@code id}. */
  public boolean knowsRecently(VersionId id) {
    for (Tail tail : tails) {
      if (tail.knows(id)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the tails hold all there is. */
  public boolean isWhole() {
    return runs.isEmpty();
  }

  /** What is known of a namespace after all that was added. */
  public NamespaceFacts facts(String namespace) {
    NamespaceFacts found = namespaces.find(namespace);
    return found == null ? NamespaceFacts.NONE : found;
  }

  /** A commit that was added stands elsewhere in the log from now on. */
  public void move(CommitPlace place) {
    for (Tail tail : tails) {
      if (!tail.isEmpty() && tail.firstSequence() <= place.sequence()) {
        tail.move(place);
        return;
      }
    }
  }

  /** Lets readers see everything that was added. */
  public void publish() {
    view = newView();
  }

  private IndexView newView() {
    List<TailView> views = new ArrayList<>(tails.size());
    for (Tail tail : tails) {
      views.add(tail.view());
    }
    return new IndexView(
        runtime,
        new IndexView.Sources(views, older),
        namespaces,
        new IndexView.Progress(totals, nanos));
  }

  /** How many versions the newest tail holds. */
  public int tailVersions() {
    return tails.get(0).versions();
  }

  /** Lets the newest tail wait to be written, and begins another. */
  void freeze() {
    waiting.add(new WaitingTail(tails.get(0), totals, namespaces));
    tails.add(0, new Tail());
    publish();
  }

  /** The oldest tail that waits, or null. */
  @Nullable WaitingTail oldestWaiting() {
    return waiting.isEmpty() ? null : waiting.get(0);
  }

  /** How many tails wait. */
  int waiting() {
    return waiting.size();
  }

  /** The oldest tail that waits is {@code run} now. */
  void written(IndexRun run) {
    waiting.remove(0);
    tails.remove(tails.size() - 1);
    runs.add(0, run);
    exchangeRuns();
  }

  /** The runs, newest first. */
  List<IndexRun> runs() {
    return List.copyOf(runs);
  }

  /** The runs of {@code parts} are {@code whole} now. */
  void merged(List<IndexRun> parts, IndexRun whole) {
    int at = runs.indexOf(parts.get(parts.size() - 1));
    runs.removeAll(parts);
    runs.add(at, whole);
    exchangeRuns();
  }

  /** Takes the keys whose counting rests on a guess. */
  List<UnsettledKey> takeUnsettled() {
    List<UnsettledKey> taken = List.copyOf(unsettled);
    unsettled.clear();
    settled = true;
    return taken;
  }

  /** Keys that were taken could not be settled. */
  void putBack(List<UnsettledKey> keys) {
    unsettled.addAll(keys);
    settled = unsettled.isEmpty();
  }

  /** Whether no key is counted by a guess. */
  boolean isSettled() {
    return settled;
  }

  /** A key of {@code namespace} was guessed to have had a value, and had none. */
  void countOneMore(String namespace) {
    namespaces = oneMore(namespaces, namespace);
    for (int i = 0; i < waiting.size(); i++) {
      WaitingTail tail = waiting.get(i);
      waiting.set(
          i, new WaitingTail(tail.tail(), tail.totals(), oneMore(tail.namespaces(), namespace)));
    }
    publish();
  }

  private static OrderedTree<NamespaceFacts> oneMore(
      OrderedTree<NamespaceFacts> namespaces, String name) {
    NamespaceFacts facts = namespaces.find(name);
    return namespaces.with(name, (facts == null ? NamespaceFacts.NONE : facts).withLiveKeys(1));
  }
}
