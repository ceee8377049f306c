package org.korudelta.jvm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.Navigation;
import org.korudelta.Neighbour;
import org.korudelta.Reads;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.json.JsonArray;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.VectorQuery;

/**
 * What can be read at one read point, for threads that may wait.
 *
 * <p>An operation that can answer from memory does not park its thread. Each throws the {@link
 * org.korudelta.error.KoruException} that the promise of {@link Reads} would hold; {@code
 * would_deadlock} on a task of the database's runtime; {@code cancelled} when the thread is
 * interrupted while it waits, with its interrupt flag set again.
 */
public abstract sealed class BlockingReads permits BlockingKoruDelta, BlockingSnapshot {
  private final JvmRuntime runtime;
  private final Reads reads;

  BlockingReads(JvmRuntime runtime, Reads reads) {
    this.runtime = runtime;
    this.reads = reads;
  }

  /** The current version; empty when absent or deleted (D5). */
  public final Optional<Version> get(String namespace, String key) {
    return await("get", () -> reads.get(namespace, key));
  }

  /**
   * The version current at {@code at}, inclusive; empty before the first or at a tombstone (D5).
   */
  public final Optional<Version> getAt(String namespace, String key, Timestamp at) {
    return await("getAt", () -> reads.getAt(namespace, key, at));
  }

  /**
   * As {@link #getAt(String, String, Timestamp)}; instants outside the 64-bit range saturate (D1).
   */
  public final Optional<Version> getAt(String namespace, String key, Instant at) {
    return getAt(namespace, key, Timestamp.of(at));
  }

  /** Any version by id; {@code not_found} when unknown at this read point (D5). */
  public final Version getVersion(VersionId id) {
    return await("getVersion", () -> reads.getVersion(id));
  }

  /**
   * The version whose id starts with {@code prefix}, at least 7 hex digits; {@code not_found},
   * {@code ambiguous} (V4).
   */
  public final Version getVersion(String prefix) {
    return await("getVersion", () -> reads.getVersion(prefix));
  }

  /** Whether {@link #get} would find something. */
  public final boolean contains(String namespace, String key) {
    return await("contains", () -> reads.contains(namespace, key));
  }

  /** All versions of a key, oldest first, tombstones included (D6). Empty for an unknown key. */
  public final List<Version> history(String namespace, String key) {
    return await("history", () -> reads.history(namespace, key));
  }

  /** At most {@code limit} versions of a key after the first {@code offset} (D6). */
  public final List<Version> history(String namespace, String key, int offset, int limit) {
    return await("history", () -> reads.history(namespace, key, offset, limit));
  }

  /**
   * The versions of whole commits after {@code after}, in commit order, a page of {@code limit} or
   * a little more; see {@link Reads#changes} (D12).
   */
  public final List<Version> changes(Timestamp after, int limit) {
    return await("changes", () -> reads.changes(after, limit));
  }

  /** RFC 6902 operations that turn the value of {@code from} into the value of {@code to} (D6). */
  public final JsonArray diff(VersionId from, VersionId to) {
    return await("diff", () -> reads.diff(from, to));
  }

  /** The keys that have a value, sorted by UTF-8 bytes (D7). */
  public final List<String> keys(String namespace) {
    return await("keys", () -> reads.keys(namespace));
  }

  /**
   * The first of {@link #keys(String)} that begin with {@code prefix}, at most {@code limit}, which
   * is at least 1; see {@link Reads#keys(String, String, int)} (D7).
   */
  public final List<String> keys(String namespace, String prefix, int limit) {
    return await("keys", () -> reads.keys(namespace, prefix, limit));
  }

  /** The namespaces that have a key with a value, sorted by UTF-8 bytes (D7). */
  public final List<String> namespaces() {
    return await("namespaces", reads::namespaces);
  }

  /** The nearest embeddings of a namespace, best first. */
  public final List<Neighbour> searchVectors(String namespace, VectorQuery query) {
    return await("searchVectors", () -> reads.searchVectors(namespace, query));
  }

  /** Walks from one embedding by others, then searches; start and targets are left out. */
  public final List<Neighbour> synthesizeNavigate(String namespace, Navigation navigation) {
    return await("synthesizeNavigate", () -> reads.synthesizeNavigate(namespace, navigation));
  }

  /** The latest {@code limit} versions that led to {@code id}, in causal order (D14). */
  public final List<CausalNode> ancestors(VersionId id, int limit) {
    return ancestors(id, CausalPage.of(limit));
  }

  /** A page of the versions that led to {@code id}, from the latest back; see {@link Reads}. */
  public final List<CausalNode> ancestors(VersionId id, CausalPage page) {
    return await("ancestors", () -> reads.ancestors(id, page));
  }

  /** The first {@code limit} versions that came from {@code id}, in causal order (D14). */
  public final List<CausalNode> descendants(VersionId id, int limit) {
    return descendants(id, CausalPage.of(limit));
  }

  /** A page of the versions that came from {@code id}, from the first on; see {@link Reads}. */
  public final List<CausalNode> descendants(VersionId id, CausalPage page) {
    return await("descendants", () -> reads.descendants(id, page));
  }

  /** The shortest path from a cause to an effect, both included; empty when there is none (D14). */
  public final List<CausalNode> path(VersionId from, VersionId to) {
    return await("path", () -> reads.path(from, to));
  }

  /** The latest version that led to both, each counted as having led to itself (D14). */
  public final Optional<CausalNode> commonAncestor(VersionId one, VersionId other) {
    return await("commonAncestor", () -> reads.commonAncestor(one, other));
  }

  /** The first {@code limit} versions that nothing followed yet, in causal order (D14). */
  public final List<CausalNode> frontier(int limit) {
    return frontier(CausalPage.of(limit));
  }

  /** A page of the versions that nothing followed yet; see {@link Reads}. */
  public final List<CausalNode> frontier(CausalPage page) {
    return await("frontier", () -> reads.frontier(page));
  }

  /** The first {@code limit} versions of a namespace that nothing followed yet (D14). */
  public final List<CausalNode> frontier(String namespace, int limit) {
    return frontier(namespace, CausalPage.of(limit));
  }

  /** A page of the versions of a namespace that nothing followed yet; see {@link Reads}. */
  public final List<CausalNode> frontier(String namespace, CausalPage page) {
    return await("frontier", () -> reads.frontier(namespace, page));
  }

  /** The versions with the most edges, the most first; of equal ones the earlier first. */
  public final List<CausalDegree> mostConnected(int limit) {
    return await("mostConnected", () -> reads.mostConnected(limit));
  }

  /** This read point. */
  public final Timestamp readPoint() {
    return reads.readPoint();
  }

  final <T extends @Nullable Object> T await(String operation, Supplier<Promise<T>> call) {
    return runtime.await(operation, call);
  }
}
