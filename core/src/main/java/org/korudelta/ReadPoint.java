package org.korudelta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.graph.CausalEdges;
import org.korudelta.hash.Digest;
import org.korudelta.index.IdPrefix;
import org.korudelta.index.IndexView;
import org.korudelta.index.run.KeyCode;
import org.korudelta.index.run.KeyState;
import org.korudelta.index.run.ModelDimensions;
import org.korudelta.index.run.PostingPage;
import org.korudelta.index.tail.KeyStart;
import org.korudelta.log.Address;
import org.korudelta.log.CommitBounds;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The history as it was at one time: every answer is about the versions up to that time, and never
 * changes.
 *
 * <p>Threading: immutable.
 */
final class ReadPoint {
  private static final int PAGE_VERSIONS = 4_096;
  private static final long PAGE_BYTES = 1 << 20;

  private final History history;
  private final AsyncRuntime runtime;
  private final IndexView view;
  private final long nanos;

  private ReadPoint(History history, IndexView view, long nanos) {
    this.history = history;
    this.runtime = history.runtime();
    this.view = view;
    this.nanos = nanos;
  }

  /** All there is now. */
  static ReadPoint now(History history) {
    return of(history, history.view());
  }

  /** All there was in {@code view}. */
  static ReadPoint of(History history, IndexView view) {
    return new ReadPoint(history, view, view.nanos());
  }

  /** What was there at {@code otherNanos}, inclusive; no later than this read point. */
  ReadPoint at(long otherNanos) {
    return new ReadPoint(history, view, Math.min(nanos, otherNanos));
  }

  /** Its time, epoch nanoseconds, at most that of the last commit. */
  long nanos() {
    return nanos;
  }

  /** The current version of a key; empty when it has none or is deleted. */
  Promise<Optional<Version>> current(String namespace, String key) {
    return history.current(view, nanos, new KeyName(namespace, key));
  }

  /** As {@link #current}, with all fields. */
  Promise<Optional<VersionRecord>> currentRecord(String namespace, String key) {
    return Prompt.map(
        runtime,
        history.newestAt(view, nanos, new KeyName(namespace, key)),
        found -> found.filter(version -> !version.tombstone()));
  }

  AsyncRuntime runtime() {
    return runtime;
  }

  /** The digest that versions are named with. */
  Digest digest() {
    return history.digest();
  }

  /** Whether a key has a version of exactly this time. */
  Promise<Boolean> has(KeyName key, long versionNanos) {
    return Prompt.map(
        runtime,
        view.last(key.namespace(), key.key(), versionNanos),
        found -> found.filter(posting -> posting.nanos() == versionNanos).isPresent());
  }

  /** At most {@code limit} versions of a key after the first {@code offset}, oldest first. */
  Promise<List<VersionRecord>> history(String namespace, String key, int offset, int limit) {
    KeyName name = new KeyName(namespace, key);
    VersionStore.KnownPast known = history.store().past(name);
    WarmVersions.Past past = known.versions();
    PostingPage page = new PostingPage(offset, limit);
    return past.count() == 0
        ? history(name, known, offset, page)
        : Prompt.then(
            runtime,
            view.last(namespace, key, nanos),
            last -> {
              int count = last.isEmpty() ? 0 : past.indexOf(last.get()) + 1;
              int from = Math.min(offset, count);
              return count == 0
                  ? history(name, known, offset, page)
                  : runtime.completed(past.page(from, from + Math.min(limit, count - from)));
            });
  }

  private Promise<List<VersionRecord>> history(
      KeyName key, VersionStore.KnownPast past, int offset, PostingPage page) {
    return Prompt.then(
        runtime,
        view.history(key.namespace(), key.key(), nanos, page),
        postings -> history.store().readPast(view, new PastPage(key, past, offset, postings)));
  }

  /**
   * The versions of the first commits after {@code afterNanos}, in commit order: so many whole
   * commits that they have {@code limit} versions, at least 1, or all there are.
   */
  Promise<List<VersionRecord>> changes(long afterNanos, int limit) {
    CommitBounds wanted = new CommitBounds(afterNanos, nanos, limit);
    return Prompt.then(
        runtime, fromLog(wanted.until(view.runsNanos())), found -> withRecent(found, wanted));
  }

  private Promise<List<VersionRecord>> fromLog(CommitBounds wanted) {
    return wanted.isEmpty()
        ? runtime.completed(List.of())
        : view.signpost(new Address(wanted.afterNanos(), 0))
            .then(near -> history.log().commits(near, wanted));
  }

  /**
   * As {@link #changes}, of bounded size: fewer commits where they are large, but never none where
   * there is one.
   */
  Promise<List<VersionRecord>> page(long afterNanos) {
    CommitBounds wanted = new CommitBounds(afterNanos, nanos, PAGE_VERSIONS, PAGE_BYTES);
    return Prompt.then(
        runtime,
        fromLog(wanted.until(view.runsNanos())),
        old -> old.isEmpty() ? recentPage(wanted.after(view.runsNanos())) : runtime.completed(old));
  }

  private Promise<List<VersionRecord>> recentPage(CommitBounds wanted) {
    return wanted.isEmpty()
        ? runtime.completed(List.of())
        : new RecentPage(runtime, history.store(), view, wanted).read();
  }

  /** What no run holds may not be in the log yet; it is known by its addresses. */
  private Promise<List<VersionRecord>> withRecent(List<VersionRecord> old, CommitBounds wanted) {
    CommitBounds inTails = wanted.after(view.runsNanos()).less(old.size());
    if (inTails.isEmpty()) {
      return runtime.completed(old);
    }
    return Prompt.map(
        runtime,
        history.store().readAll(view, view.recent(inTails)),
        recent -> {
          List<VersionRecord> all = new ArrayList<>(old);
          all.addAll(recent);
          return all;
        });
  }

  /**
   * The version with {@code id}.
   *
   * @throws KoruException.NotFound when there is none
   */
  Promise<VersionRecord> version(VersionId id) {
    return Prompt.map(
        runtime,
        find(id),
        found -> found.orElseThrow(() -> new KoruException.NotFound("unknown version: id=" + id)));
  }

  /** The version with {@code id}; empty when there is none. */
  Promise<Optional<VersionRecord>> find(VersionId id) {
    return Prompt.map(
        runtime,
        Prompt.then(runtime, view.addresses(id), this::readVisible),
        found -> first(found, version -> version.id().equals(id)));
  }

  /** Those of the versions at {@code addresses} that are not later. */
  Promise<List<VersionRecord>> readVisible(List<Address> addresses) {
    List<Address> visible = new ArrayList<>(addresses);
    visible.removeIf(address -> address.nanos() > nanos);
    return history.store().readAll(view, visible);
  }

  private static Optional<VersionRecord> first(
      List<VersionRecord> versions, Predicate<VersionRecord> wanted) {
    for (VersionRecord version : versions) {
      if (wanted.test(version)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /**
   * The version whose id begins with {@code digits}.
   *
   * @throws KoruException.BadRequest when they are not 7 to 64 lower-case hex digits
   * @throws KoruException.NotFound when there is none
   * @throws KoruException.Ambiguous when there are several; the message has the first two
   */
  Promise<VersionRecord> version(String digits) {
    return Prompt.map(
        runtime,
        Prompt.then(runtime, view.addresses(new IdPrefix(digits)), this::readVisible),
        found -> only(digits, found));
  }

  private static VersionRecord only(String digits, List<VersionRecord> candidates) {
    List<VersionRecord> found = new ArrayList<>(candidates);
    found.removeIf(version -> !version.id().hex().startsWith(digits));
    found.sort((left, right) -> left.id().compareTo(right.id()));
    if (found.isEmpty()) {
      throw new KoruException.NotFound("unknown version: id=" + digits);
    }
    if (found.size() > 1) {
      throw new KoruException.Ambiguous(
          "ambiguous version: id="
              + digits
              + " matches="
              + found.size()
              + " first="
              + found.get(0).id()
              + " second="
              + found.get(1).id());
    }
    return found.get(0);
  }

  /**
   * The first keys that have a value and begin with {@code prefix}, at most {@code limit}, in
   * order.
   */
  Promise<List<String>> keys(String namespace, String prefix, int limit) {
    List<String> keys = new ArrayList<>();
    return Prompt.map(
        runtime,
        view.forEachLive(
            new KeyStart(namespace, prefix, nanos),
            prefix,
            state -> {
              keys.add(KeyCode.key(state.code()));
              return keys.size() < limit;
            }),
        ignored -> keys);
  }

  /** Shows the current versions of a namespace, in the order of their keys. */
  Promise<@Nullable Void> forEachCurrent(String namespace, Consumer<VersionRecord> visitor) {
    return new CurrentWalk(namespace, visitor).run();
  }

  /** A walk that reads values a page of keys at a time. */
  private final class CurrentWalk {
    private static final int PAGE = 256;

    private final String namespace;
    private final Consumer<VersionRecord> visitor;
    private String first = "";
    private @Nullable String next;

    private CurrentWalk(String namespace, Consumer<VersionRecord> visitor) {
      this.namespace = namespace;
      this.visitor = visitor;
    }

    private Promise<@Nullable Void> run() {
      return Prompt.whileTrue(runtime, this::nextPage);
    }

    private Promise<Boolean> nextPage() {
      List<Address> addresses = new ArrayList<>();
      next = null;
      return Prompt.then(
          runtime,
          view.forEachLive(
              new KeyStart(namespace, first, nanos), "", state -> take(state, addresses)),
          ignored -> Prompt.map(runtime, history.store().readAll(view, addresses), this::show));
    }

    private boolean take(KeyState state, List<Address> addresses) {
      if (addresses.size() == PAGE) {
        next = KeyCode.key(state.code());
        return false;
      }
      addresses.add(state.address());
      return true;
    }

    /** Shows a page; whether there is another. */
    private boolean show(List<VersionRecord> versions) {
      versions.forEach(visitor);
      first = next == null ? first : next;
      return next != null;
    }
  }

  /** The newest versions, tombstones too, of the first keys after {@code afterKey}, in order. */
  Promise<List<VersionRecord>> newest(String namespace, String afterKey, int limit) {
    List<Address> addresses = new ArrayList<>();
    byte[] before = KeyCode.of(namespace, afterKey);
    return Prompt.then(
        runtime,
        view.forEach(
            new KeyStart(namespace, afterKey, nanos),
            "",
            state -> {
              if (!Arrays.equals(state.code(), before)) {
                addresses.add(state.address());
              }
              return addresses.size() < limit;
            }),
        ignored -> history.store().readAll(view, addresses));
  }

  /** The version at an address, of this read point or an earlier one. */
  Promise<VersionRecord> read(Address address) {
    return history.store().read(view, address);
  }

  /** The edges of the causal graph up to its time. */
  CausalEdges edges() {
    return new IndexEdges(this, view);
  }

  /** The namespaces that have a key with a value, in order. */
  Promise<List<String>> namespaces() {
    List<String> names = new ArrayList<>();
    view.namespaces().forEach((name, facts) -> names.add(name));
    List<String> alive = new ArrayList<>();
    Iterator<String> rest = names.iterator();
    return Prompt.map(
        runtime,
        Prompt.whileTrue(runtime, () -> addIfAlive(rest, alive)),
        ignored -> List.copyOf(alive));
  }

  private Promise<Boolean> addIfAlive(Iterator<String> names, List<String> alive) {
    if (!names.hasNext()) {
      return runtime.completed(false);
    }
    String name = names.next();
    return Prompt.map(
        runtime,
        keys(name, "", 1),
        keys -> {
          if (!keys.isEmpty()) {
            alive.add(name);
          }
          return true;
        });
  }

  /** The models whose vectors were ever stored in a namespace, oldest first. */
  List<ModelDimensions> models(String namespace) {
    List<ModelDimensions> models = new ArrayList<>(view.namespace(namespace).models());
    models.removeIf(model -> model.sinceNanos() > nanos);
    return models;
  }
}
