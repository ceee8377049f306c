package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.HybridClock;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.tree.OrderedTree;

/**
 * Everything that is known after one commit: all versions by key, by id and in commit order, and
 * their counts. The next commit gives another head that shares almost all of it, so a head is a
 * snapshot.
 *
 * <p>Cost of a commit: some log n small objects a version. Threading: immutable; heads follow each
 * other in one line, made by one writer.
 */
public final class Head {
  /** The head before the first commit. */
  public static final Head EMPTY =
      new Head(OrderedTree.empty(), IdTrie.EMPTY, new Counts(0, 0, 0, 0), Course.EMPTY);

  private final OrderedTree<Namespace> namespaces;
  private final IdTrie ids;
  private final Counts counts;
  private final Course course;

  private Head(OrderedTree<Namespace> namespaces, IdTrie ids, Counts counts, Course course) {
    this.namespaces = namespaces;
    this.ids = ids;
    this.counts = counts;
    this.course = course;
  }

  /**
   * What happened, in order.
   *
   * @param timeline all versions; null when there is none
   * @param effects the versions that name a version as their cause, by its id in hex
   */
  private record Course(@Nullable Chain timeline, OrderedTree<Chain> effects) {
    static final Course EMPTY = new Course(null, OrderedTree.empty());

    Course with(VersionRecord version) {
      OrderedTree<Chain> more = effects;
      for (VersionId cause : version.causes()) {
        more = more.with(cause.hex(), with(more.find(cause.hex()), version));
      }
      return new Course(with(timeline, version), more);
    }

    private static Chain with(@Nullable Chain chain, VersionRecord version) {
      return chain == null ? Chain.of(version) : chain.with(version);
    }
  }

  /**
   * How much a head knows.
   *
   * @param versions all of them, tombstones included
   * @param commits all of them
   * @param liveKeys keys that have a value
   * @param liveNamespaces namespaces with such a key
   */
  public record Counts(long versions, long commits, long liveKeys, long liveNamespaces) {
    private Counts with(Namespace before, Namespace after) {
      return new Counts(
          versions + 1,
          commits,
          liveKeys + after.liveKeys() - before.liveKeys(),
          liveNamespaces + alive(after) - alive(before));
    }

    private static int alive(Namespace namespace) {
      return namespace.liveKeys() > 0 ? 1 : 0;
    }

    private Counts withCommit() {
      return new Counts(versions, commits + 1, liveKeys, liveNamespaces);
    }
  }

  /**
   * The head after {@code commit}, whose versions share one time above {@link #lastNanos}.
   *
   * @throws KoruException.BadRequest when vectors of one model differ in dimensions
   * @throws KoruException.Corruption when a version id is there already, or an embedding malformed
   */
  public Head with(List<VersionRecord> commit) {
    return with(commit, UnaryOperator.identity());
  }

  /**
   * As {@link #with(List)}, but it keeps only what {@code kept} leaves of each version, after its
   * vector was compared with those before.
   */
  public Head with(List<VersionRecord> commit, UnaryOperator<VersionRecord> kept) {
    List<VersionRecord> rests = new ArrayList<>(commit.size());
    Head next = this;
    for (VersionRecord version : commit) {
      VersionRecord rest = kept.apply(version);
      rests.add(rest);
      next = next.beforeItsTime(version, rest);
    }
    // Last, when nothing can refuse any more: a place in the timeline that is taken and not used
    // would make the next commit copy all of it.
    Course further = course;
    for (VersionRecord rest : rests) {
      further = further.with(rest);
    }
    return new Head(next.namespaces, next.ids, next.counts.withCommit(), further);
  }

  /** The head with a version that is not in the timeline yet, of which {@code rest} is kept. */
  private Head beforeItsTime(VersionRecord version, VersionRecord rest) {
    Namespace before = namespace(version.namespace());
    Namespace after = before.with(version, rest);
    return new Head(
        namespaces.with(version.namespace(), after),
        ids.with(rest),
        counts.with(before, after),
        course);
  }

  /** The versions of a key, or null when it never had one. */
  public @Nullable Chain chain(String namespace, String key) {
    return namespace(namespace).chains().find(key);
  }

  /** Whether a version has this id. */
  public boolean knows(VersionId id) {
    return ids.find(id) != null;
  }

  /**
   * Time of the last commit, epoch nanoseconds; {@link HybridClock#BEFORE_ALL} when there is none.
   */
  public long lastNanos() {
    Chain timeline = course.timeline;
    return timeline == null ? HybridClock.BEFORE_ALL : timeline.newest().timestampNanos();
  }

  /** How much there is. */
  public Counts counts() {
    return counts;
  }

  Namespace namespace(String name) {
    Namespace found = namespaces.find(name);
    return found == null ? Namespace.EMPTY : found;
  }

  /** All versions in commit order; null when there is none. */
  @Nullable Chain timeline() {
    return course.timeline;
  }

  OrderedTree<Namespace> namespaces() {
    return namespaces;
  }

  IdTrie ids() {
    return ids;
  }

  /** The versions that name a version as their cause, by the id of the cause in hex. */
  OrderedTree<Chain> effects() {
    return course.effects;
  }
}
