package org.korudelta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.hash.Digest;
import org.korudelta.index.IndexView;
import org.korudelta.index.LiveIndex;
import org.korudelta.index.NamespaceFacts;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.JournalReader;
import org.korudelta.log.LogPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/**
 * All versions, wherever they are: the index says which there are, the newest and those in use are
 * in memory, the others in the log.
 *
 * <p>Threading: read from any thread; commits are added on the strand.
 */
final class History {
  private final AsyncRuntime runtime;
  private final Strand strand;
  private final LiveIndex index;
  private final JournalReader log;
  private final VersionStore store;
  private final WarmVersions warm; // Has what is left of its budget and that of the current ones.
  private final CurrentVersions current;
  private final VersionIds ids;

  History(AsyncRuntime runtime, Strand strand, Parts parts) {
    this.runtime = runtime;
    this.strand = strand;
    this.index = parts.index();
    this.log = parts.log();
    this.ids = parts.ids();
    this.current = new CurrentVersions(parts.budget().hotBytes());
    this.warm = new WarmVersions(() -> parts.budget().warmBytesBeside(current.bytes()));
    this.store = new VersionStore(runtime, parts.log(), parts.ids(), warm);
  }

  /**
   * What it is made of.
   *
   * @param index which versions there are
   * @param log where they are read
   * @param ids tells whether they are what they say
   * @param budget how much of them stays in memory
   */
  record Parts(LiveIndex index, JournalReader log, VersionIds ids, MemoryBudget budget) {}

  AsyncRuntime runtime() {
    return runtime;
  }

  IndexView view() {
    return index.view();
  }

  VersionStore store() {
    return store;
  }

  JournalReader log() {
    return log;
  }

  /** The digest that versions are named with. */
  Digest digest() {
    return ids.digest();
  }

  /** Adds a commit; it is visible after {@link #publish}. On the strand. */
  void add(CommitPlace place, QueuedCommit commit) {
    index.add(place, commit.versions(), commit::revives);
    for (VersionRecord version : commit.versions()) {
      store.keep(version);
      current.put(new KeyName(version.namespace(), version.key()), version);
    }
    warm.shrink();
  }

  /** Adds a commit that is not in the log yet; {@link #written} says where it is. On the strand. */
  void addUnwritten(QueuedCommit commit) {
    store.hold(commit.versions());
    add(index.unwritten(commit.versions()), commit);
  }

  /** A commit that was added without a place is in the log now. On the strand. */
  void written(CommitPlace place) {
    index.move(place);
    store.release(place);
  }

  /** Lets readers see everything that was added. On the strand. */
  void publish() {
    index.publish();
  }

  /** The version of a key that was current at {@code nanos}. */
  Promise<Optional<Version>> current(IndexView view, long nanos, KeyName key) {
    CurrentVersions.Newest newest = current.find(key);
    if (newest != null && newest.isAt(nanos)) {
      return runtime.completed(newest.current());
    }
    return Prompt.map(
        runtime,
        newestAt(view, nanos, key),
        found -> found.filter(version -> !version.tombstone()).map(Version::of));
  }

  /** The newest version of a key that is not after {@code nanos}, tombstones too. */
  Promise<Optional<VersionRecord>> newestAt(IndexView view, long nanos, KeyName key) {
    int forgotten = store.forgotten();
    CurrentVersions.Newest newest = current.find(key);
    if (newest != null && newest.isAt(nanos)) {
      return runtime.completed(Optional.ofNullable(newest.version()));
    }
    Promise<Optional<VersionRecord>> loaded =
        Prompt.then(
            runtime, view.last(key.namespace(), key.key(), nanos), found -> load(view, found));
    if (nanos < view.nanos()) {
      return loaded;
    }
    if (loaded.peek().orElse(null) instanceof Outcome.Success<Optional<VersionRecord>> known) {
      strand.call(() -> admit(view, key, known.value(), forgotten));
      return loaded;
    }
    return loaded.then(found -> strand.call(() -> admit(view, key, found, forgotten)));
  }

  private Promise<Optional<VersionRecord>> load(IndexView view, Optional<Posting> found) {
    return found.isEmpty()
        ? runtime.completed(Optional.empty())
        : Prompt.map(runtime, store.read(view, found.get().address()), Optional::of);
  }

  /** Keeps what was found in {@code view}, unless the key may have got a newer version since. */
  private Optional<VersionRecord> admit(
      IndexView view, KeyName key, Optional<VersionRecord> found, int forgotten) {
    boolean visible = index.view().nanos() == index.nanos();
    if (visible && isStillNewest(view, key, found.orElse(null))) {
      store.keepUnlessForgotten(forgotten, () -> current.put(key, found.orElse(null)));
      warm.shrink();
    }
    return found;
  }

  /** Whether {@code version}, found in {@code view} or not, is what a commit of now replaces. */
  boolean isStillNewest(IndexView view, KeyName key, @Nullable VersionRecord version) {
    Posting recent = index.view().recent(key.namespace(), key.key(), Long.MAX_VALUE);
    return recent == null ? index.view().hasRunsOf(view) : version != null && recent.isOf(version);
  }

  /** Forgets what is in memory of a key, so that it is read anew. */
  void forget(KeyName key) {
    store.forgetPast(key);
    current.remove(key);
  }

  /** Forgets all versions but those that are current. */
  void forgetVersions() {
    store.forgetAll();
  }

  /** The segment that has the version at {@code address}. */
  Promise<Integer> segmentOf(IndexView view, Address address) {
    LogPlace recent = view.recentPlace(address);
    return recent != null
        ? runtime.completed(recent.segment())
        : Prompt.map(runtime, view.signpost(address), near -> near.orElseThrow().place().segment());
  }

  /** What is known of a namespace after all that was added. */
  NamespaceFacts facts(String namespace) {
    return index.facts(namespace);
  }

  /** What is in memory of a key's newest version. */
  CurrentVersions.@Nullable Newest known(KeyName key) {
    return current.find(key);
  }

  /** How much of current versions is in memory. */
  Tiers.Memory hot() {
    return current.tier();
  }
}
