package org.korudelta;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonArray;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.StreamTarget;
import org.korudelta.transfer.TransferReport;
import org.korudelta.vector.VectorQuery;

/**
 * What can be read, at one read point: the last commit for a {@link KoruDelta}, a fixed past one
 * for a {@link Snapshot}. Answers from memory are promises already complete.
 */
public interface Reads extends CausalReads {

  /** The current version; empty when absent or deleted (D5). */
  Promise<Optional<Version>> get(String namespace, String key);

  /**
   * The version current at {@code at}, inclusive; empty before the first or at a tombstone (D5).
   */
  Promise<Optional<Version>> getAt(String namespace, String key, Timestamp at);

  /**
   * As {@link #getAt(String, String, Timestamp)}; instants outside the 64-bit range saturate (D1).
   */
  default Promise<Optional<Version>> getAt(String namespace, String key, Instant at) {
    return getAt(namespace, key, Timestamp.of(at));
  }

  /** Any version by id; {@code not_found} when unknown at this read point (D5). */
  Promise<Version> getVersion(VersionId id);

  /**
   * The version whose id starts with {@code prefix}, at least 7 hex digits; {@code not_found},
   * {@code ambiguous} (V4).
   */
  Promise<Version> getVersion(String prefix);

  /** Whether {@link #get} would find something. */
  Promise<Boolean> contains(String namespace, String key);

  /** All versions of a key, oldest first, tombstones included (D6). Empty for an unknown key. */
  Promise<List<Version>> history(String namespace, String key);

  /** At most {@code limit} versions of a key after the first {@code offset} (D6). */
  Promise<List<Version>> history(String namespace, String key, int offset, int limit);

  /**
   * The versions of the commits after {@code after}, in commit order, a page at a time: as many
   * whole commits as it takes for {@code limit} versions, so the last one may go over it (D12).
   * Fewer versions than that, or none, mean that there are no more commits at this read point.
   *
   * <p>The time of a page's last version is the token of the next page, and of every later session:
   * a commit has one time that no other has. {@link Timestamp#MIN} begins at the beginning. The
   * version that one replaced is its {@link Version#previousVersion}.
   *
   * @param limit at least 1, else {@code bad_request}
   */
  Promise<List<Version>> changes(Timestamp after, int limit);

  /**
   * The genome of the history at this read point (D15): equal for two databases exactly when they
   * have the same history, whichever values were taken of it. Costs reading all of it, in pages.
   */
  Promise<Genome> genome();

  /**
   * Writes the whole history at this read point to {@code target}, with ids, causes, metadata and
   * embeddings: a backup, whatever is written meanwhile (D15). {@link KoruDelta#restore} reads it.
   *
   * <p>Memory is bounded: a page of commits, or one commit if that is larger, the piece that the
   * target has, and some hundred bytes for each erased key whose record has not come yet. Equal
   * histories give equal bytes. Fails as the target does; then what the target has is no export.
   *
   * <p>Values that were erased or retired are not in it; what says why is (D16). Where they are
   * taken meanwhile, an export of a database goes on to the commits that say so; one of a snapshot
   * fails, as does one as of a time before them.
   *
   * @throws KoruException.Erased when a value is missing, and no record up to this read point says
   *     that it was erased: a later one does, or the erasure is under way, or was cut short
   * @throws KoruException.Gone when the horizon of a value is after this read point
   */
  default Promise<TransferReport> export(StreamTarget target) {
    return export(Timestamp.MIN, target);
  }

  /**
   * As {@link #export(StreamTarget)}, only the commits after {@code after}: an increment, which
   * goes on from the history up to there, and names it by its genome.
   */
  Promise<TransferReport> export(Timestamp after, StreamTarget target);

  /** RFC 6902 operations that turn the value of {@code from} into the value of {@code to} (D6). */
  Promise<JsonArray> diff(VersionId from, VersionId to);

  /** The keys that have a value, sorted by UTF-8 bytes (D7). */
  Promise<List<String>> keys(String namespace);

  /**
   * The first of {@link #keys(String)} that begin with {@code prefix}, at most {@code limit} (D7).
   * Costs no more than finding the first of them and reading on, deleted ones included.
   *
   * @param limit at least 1, else {@code bad_request}
   */
  Promise<List<String>> keys(String namespace, String prefix, int limit);

  /** The namespaces that have a key with a value, sorted by UTF-8 bytes (D7). */
  Promise<List<String>> namespaces();

  /**
   * The nearest embeddings of a namespace, best first; those of equal scores the older first.
   *
   * <p>A search that is not {@link VectorQuery#exact} may miss some where it follows the graph, and
   * others when more vectors are linked; it never gives one that is not current at this read point,
   * or that the filter does not accept.
   */
  Promise<List<Neighbour>> searchVectors(String namespace, VectorQuery query);

  /** As {@link #searchVectors}, with how the answers were found. */
  Promise<ExplainedSearch> explainSearch(String namespace, VectorQuery query);

  /** Walks from one embedding by others, then searches; start and targets are left out. */
  Promise<List<Neighbour>> synthesizeNavigate(String namespace, Navigation navigation);

  /** As {@link #synthesizeNavigate}, with the way that it went and how the answers were found. */
  Promise<ExplainedNavigation> explainNavigate(String namespace, Navigation navigation);

  /**
   * The pairs of a namespace's embeddings that are nearest to each other, best first, of which
   * neither led to the other (D14): alike in meaning without a causal tie.
   *
   * <p>Looks at all pairs where there are at most 2,048 vectors, above that at those that the graph
   * links; each pair that is near enough costs a {@link CausalReads#path}.
   */
  Promise<List<SimilarPair>> similarUnconnected(String namespace, PairQuery query);

  /** As {@link #similarUnconnected(String, PairQuery)}, of the only model. */
  default Promise<List<SimilarPair>> similarUnconnected(String namespace, int topK) {
    return similarUnconnected(namespace, PairQuery.of(topK));
  }

  /** Walks by chance, along near embeddings and causal edges. */
  Promise<List<WalkedStep>> walk(RandomWalk walk);

  /**
   * This read point: the time of a commit, or the past time that was asked for; {@link
   * Timestamp#MIN} when there is no commit. Fails {@code closed} when the database is closed.
   */
  Timestamp readPoint();
}
