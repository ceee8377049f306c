package org.korudelta.jvm;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.ExplainedNavigation;
import org.korudelta.ExplainedSearch;
import org.korudelta.Navigation;
import org.korudelta.Neighbour;
import org.korudelta.PairQuery;
import org.korudelta.RandomWalk;
import org.korudelta.Reads;
import org.korudelta.SimilarPair;
import org.korudelta.WalkedStep;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonArray;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.TransferReport;
import org.korudelta.vector.VectorQuery;

/**
 * What can be read at one read point, for threads that may wait.
 *
 * <p>An operation that can answer from memory does not park its thread. Each throws the {@link
 * org.korudelta.error.KoruException} that the promise of {@link Reads} would hold; {@code
 * would_deadlock} on a task of the database's runtime; {@code closed} when the database is closed
 * while it waits; {@code cancelled} when the thread is interrupted while it waits, with its
 * interrupt flag set again.
 */
public abstract sealed class BlockingReads permits BlockingKoruReader, BlockingSnapshot {
  private final JvmRuntime runtime;
  private final Reads reads;

  BlockingReads(JvmRuntime runtime, Reads reads) {
    this.runtime = runtime;
    this.reads = reads;
  }

  /** The current version; empty when absent or deleted (D5). */
  public final Optional<Version> get(String namespace, String key) {
    return read("get", () -> reads.get(namespace, key));
  }

  /** The version current at {@code at}, inclusive; empty before the first, at a tombstone (D5). */
  public final Optional<Version> getAt(String namespace, String key, Timestamp at) {
    return read("getAt", () -> reads.getAt(namespace, key, at));
  }

  /**
   * As {@link #getAt(String, String, Timestamp)}; instants outside the 64-bit range saturate (D1).
   */
  public final Optional<Version> getAt(String namespace, String key, Instant at) {
    return getAt(namespace, key, Timestamp.of(at));
  }

  /** Any version by id; {@code not_found} when unknown at this read point (D5). */
  public final Version getVersion(VersionId id) {
    return read("getVersion", () -> reads.getVersion(id));
  }

  /**
   * The version whose id starts with {@code prefix}, at least 7 hex digits; {@code not_found},
   * {@code ambiguous} (V4).
   */
  public final Version getVersion(String prefix) {
    return read("getVersion", () -> reads.getVersion(prefix));
  }

  /** Whether {@link #get} would find something. */
  public final boolean contains(String namespace, String key) {
    return read("contains", () -> reads.contains(namespace, key));
  }

  /** All versions of a key, oldest first, tombstones included (D6). Empty for an unknown key. */
  public final List<Version> history(String namespace, String key) {
    return read("history", () -> reads.history(namespace, key));
  }

  /** At most {@code limit} versions of a key after the first {@code offset} (D6). */
  public final List<Version> history(String namespace, String key, int offset, int limit) {
    return read("history", () -> reads.history(namespace, key, offset, limit));
  }

  /** The versions of whole commits after {@code after}, a page; see {@link Reads#changes} (D12). */
  public final List<Version> changes(Timestamp after, int limit) {
    return read("changes", () -> reads.changes(after, limit));
  }

  /** The genome of the history at this read point; see {@link Reads#genome} (D15). */
  public final Genome genome() {
    return read("genome", reads::genome);
  }

  /**
   * Writes the whole history at this read point to {@code out}, whatever is written meanwhile; see
   * {@link Reads#export(org.korudelta.transfer.StreamTarget)} (D15). The stream is not closed.
   */
  public final TransferReport export(OutputStream out) {
    return export(Timestamp.MIN, out);
  }

  /** As {@link #export(OutputStream)}, only the commits after {@code after}: an increment. */
  public final TransferReport export(Timestamp after, OutputStream out) {
    return read("export", () -> reads.export(after, IoStreams.target(runtime, out)));
  }

  /** RFC 6902 operations that turn the value of {@code from} into the value of {@code to} (D6). */
  public final JsonArray diff(VersionId from, VersionId to) {
    return read("diff", () -> reads.diff(from, to));
  }

  /** The keys that have a value, sorted by UTF-8 bytes (D7). */
  public final List<String> keys(String namespace) {
    return read("keys", () -> reads.keys(namespace));
  }

  /** The first keys that begin with {@code prefix}; see {@link Reads#keys(String, String, int)}. */
  public final List<String> keys(String namespace, String prefix, int limit) {
    return read("keys", () -> reads.keys(namespace, prefix, limit));
  }

  /** The namespaces that have a key with a value, sorted by UTF-8 bytes (D7). */
  public final List<String> namespaces() {
    return read("namespaces", reads::namespaces);
  }

  /** The nearest embeddings of a namespace, best first; see {@link Reads#searchVectors}. */
  public final List<Neighbour> searchVectors(String namespace, VectorQuery query) {
    return read("searchVectors", () -> reads.searchVectors(namespace, query));
  }

  /** As {@link #searchVectors}, with how the answers were found. */
  public final ExplainedSearch explainSearch(String namespace, VectorQuery query) {
    return read("explainSearch", () -> reads.explainSearch(namespace, query));
  }

  /** Walks from one embedding by others, then searches; start and targets are left out. */
  public final List<Neighbour> synthesizeNavigate(String namespace, Navigation navigation) {
    return read("synthesizeNavigate", () -> reads.synthesizeNavigate(namespace, navigation));
  }

  /** As {@link #synthesizeNavigate}, with the way that it went and how the answers were found. */
  public final ExplainedNavigation explainNavigate(String namespace, Navigation navigation) {
    return read("explainNavigate", () -> reads.explainNavigate(namespace, navigation));
  }

  /** The nearest pairs of which neither led to the other; see {@link Reads} (D14). */
  public final List<SimilarPair> similarUnconnected(String namespace, PairQuery query) {
    return read("similarUnconnected", () -> reads.similarUnconnected(namespace, query));
  }

  /** As {@link #similarUnconnected(String, PairQuery)}, of the only model. */
  public final List<SimilarPair> similarUnconnected(String namespace, int topK) {
    return similarUnconnected(namespace, PairQuery.of(topK));
  }

  /** Walks by chance, along near embeddings and causal edges. */
  public final List<WalkedStep> walk(RandomWalk walk) {
    return read("walk", () -> reads.walk(walk));
  }

  /** The latest {@code limit} versions that led to {@code id}, in causal order (D14). */
  public final List<CausalNode> ancestors(VersionId id, int limit) {
    return ancestors(id, CausalPage.of(limit));
  }

  /** A page of the versions that led to {@code id}, from the latest back; see {@link Reads}. */
  public final List<CausalNode> ancestors(VersionId id, CausalPage page) {
    return read("ancestors", () -> reads.ancestors(id, page));
  }

  /** The first {@code limit} versions that came from {@code id}, in causal order (D14). */
  public final List<CausalNode> descendants(VersionId id, int limit) {
    return descendants(id, CausalPage.of(limit));
  }

  /** A page of the versions that came from {@code id}, from the first on; see {@link Reads}. */
  public final List<CausalNode> descendants(VersionId id, CausalPage page) {
    return read("descendants", () -> reads.descendants(id, page));
  }

  /** The shortest path from a cause to an effect, both included; empty when there is none (D14). */
  public final List<CausalNode> path(VersionId from, VersionId to) {
    return read("path", () -> reads.path(from, to));
  }

  /** The latest version that led to both, each counted as having led to itself (D14). */
  public final Optional<CausalNode> commonAncestor(VersionId one, VersionId other) {
    return read("commonAncestor", () -> reads.commonAncestor(one, other));
  }

  /** The first {@code limit} versions that nothing followed yet, in causal order (D14). */
  public final List<CausalNode> frontier(int limit) {
    return frontier(CausalPage.of(limit));
  }

  /** A page of the versions that nothing followed yet; see {@link Reads}. */
  public final List<CausalNode> frontier(CausalPage page) {
    return read("frontier", () -> reads.frontier(page));
  }

  /** The first {@code limit} versions of a namespace that nothing followed yet (D14). */
  public final List<CausalNode> frontier(String namespace, int limit) {
    return frontier(namespace, CausalPage.of(limit));
  }

  /** A page of the versions of a namespace that nothing followed yet; see {@link Reads}. */
  public final List<CausalNode> frontier(String namespace, CausalPage page) {
    return read("frontier", () -> reads.frontier(namespace, page));
  }

  /** The versions with the most edges, the most first; of equal ones the earlier first. */
  public final List<CausalDegree> mostConnected(int limit) {
    return read("mostConnected", () -> reads.mostConnected(limit));
  }

  /** This read point. */
  public final Timestamp readPoint() {
    return reads.readPoint();
  }

  /** What a read promises, unless the database is closed meanwhile. */
  final <T extends @Nullable Object> T read(String operation, Supplier<Promise<T>> call) {
    try {
      return await(operation, call);
    } catch (KoruException.Cancelled cancelled) {
      if (cancelled.getCause() instanceof InterruptedException) {
        throw cancelled;
      }
      throw new KoruException.Closed(
          "database was closed while it was read: operation=" + operation, cancelled);
    }
  }

  final <T extends @Nullable Object> T await(String operation, Supplier<Promise<T>> call) {
    return runtime.awaitLending(operation, call);
  }
}
