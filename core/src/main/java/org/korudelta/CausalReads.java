package org.korudelta;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.VersionId;
import org.korudelta.runtime.Promise;

/**
 * What led to what, at one read point (D14). Every version is a node, tombstones too; its edges go
 * to the version it replaced and to those that its writer named as causes, of any namespace. Later
 * commits do not exist, as versions or as effects: {@link KoruDelta#asOf} asks about the past.
 *
 * <p>Every list is in causal order: causes before effects, and versions of which none led to the
 * other by timestamp and ordinal. Edges lead to earlier commits only, so there are no cycles.
 *
 * <p>An unknown id fails {@code not_found}, a limit below 1 {@code bad_request}. A question needs
 * memory for its answer and for the versions that wait to be visited; a long one gives other tasks
 * their turns. Nodes have no values: {@link Reads#getVersion(VersionId)} has.
 *
 * <pre>{@code
 * db.ancestors(id, 100).map(nodes -> nodes.get(0)); // of the latest hundred, the first
 * db.commonAncestor(id, other); // where two histories part
 * }</pre>
 */
public interface CausalReads {

  /** The latest {@code limit} versions that led to {@code id}, itself not among them. */
  default Promise<List<CausalNode>> ancestors(VersionId id, int limit) {
    return ancestors(id, CausalPage.of(limit));
  }

  /**
   * A page of the versions that led to {@code id}, from the latest back: the page before this one
   * was later, so it is the first version of that page that this one lies beyond.
   *
   * <p>Visits the ancestors of earlier pages again, so large pages cost less in all.
   */
  Promise<List<CausalNode>> ancestors(VersionId id, CausalPage page);

  /** The first {@code limit} versions that came from {@code id}, itself not among them. */
  default Promise<List<CausalNode>> descendants(VersionId id, int limit) {
    return descendants(id, CausalPage.of(limit));
  }

  /**
   * A page of the versions that came from {@code id}, from the first on: this page lies beyond the
   * last version of the page before.
   *
   * <p>Visits the descendants of earlier pages again, so large pages cost less in all.
   */
  Promise<List<CausalNode>> descendants(VersionId id, CausalPage page);

  /**
   * The shortest path from a cause to an effect, both included; empty when {@code from} did not
   * lead to {@code to}; one version when they are the same. Of several, the one whose second
   * version is first in causal order, then its third, and so on.
   *
   * <p>Visits those ancestors of {@code to} that are not before {@code from}.
   */
  Promise<List<CausalNode>> path(VersionId from, VersionId to);

  /**
   * The latest version that led to both, each counted as having led to itself; empty when there is
   * none. Latest is by timestamp and ordinal, so no other common ancestor came from it.
   *
   * <p>Visits those ancestors of both that are later than the answer.
   */
  Promise<Optional<CausalNode>> commonAncestor(VersionId one, VersionId other);

  /** The first {@code limit} versions that nothing followed yet, of all namespaces. */
  default Promise<List<CausalNode>> frontier(int limit) {
    return frontier(CausalPage.of(limit));
  }

  /**
   * A page of the versions that nothing followed: no version replaced them or names them as a
   * cause. This page lies beyond the last version of the page before; writes in between move the
   * frontier, those of a {@link Snapshot} do not.
   *
   * <p>Looks at the newest version of every key, for each page.
   */
  Promise<List<CausalNode>> frontier(CausalPage page);

  /** The first {@code limit} versions of a namespace that nothing of any namespace followed yet. */
  default Promise<List<CausalNode>> frontier(String namespace, int limit) {
    return frontier(namespace, CausalPage.of(limit));
  }

  /** As {@link #frontier(CausalPage)}, of the keys of one namespace; empty for an unknown one. */
  Promise<List<CausalNode>> frontier(String namespace, CausalPage page);

  /**
   * The versions with the most edges, the most first; of those with equally many the earlier first.
   *
   * <p>Looks at every version.
   *
   * @param limit how many, at least 1
   */
  Promise<List<CausalDegree>> mostConnected(int limit);
}
