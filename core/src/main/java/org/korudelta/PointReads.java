package org.korudelta;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonPatch;
import org.korudelta.json.JsonValue;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.StreamTarget;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.GenomeTally;
import org.korudelta.vector.VectorQuery;

/**
 * All reads, answered at one read point. An error is the promise's, never thrown.
 *
 * <p>Threading: safe from any thread.
 */
abstract class PointReads extends GraphReads implements Reads {
  PointReads(AsyncRuntime runtime) {
    super(runtime);
  }

  /** The vectors of the database. */
  abstract VectorIndex vectors();

  final <T extends @Nullable Object> Promise<T> answer(Function<ReadPoint, Promise<T>> question) {
    return Retry.whereMerged(runtime, () -> question.apply(point()));
  }

  private <T, U> Promise<U> prompt(Promise<T> promise, Function<T, U> fn) {
    return Prompt.map(runtime, promise, fn);
  }

  @Override
  public final Promise<Optional<Version>> get(String namespace, String key) {
    return answer(point -> kept(point.current(namespace, key)));
  }

  @Override
  public final Promise<Optional<Version>> getAt(String namespace, String key, Timestamp at) {
    return answer(point -> kept(point.at(at.epochNanos()).current(namespace, key)));
  }

  @Override
  public final Promise<Version> getVersion(VersionId id) {
    return answer(point -> prompt(point.version(id), PointReads::kept));
  }

  @Override
  public final Promise<Version> getVersion(String prefix) {
    return answer(point -> prompt(point.version(prefix), PointReads::kept));
  }

  /** The version with {@code id}, whether or not its value was taken. */
  final Promise<Version> named(VersionId id) {
    return answer(point -> prompt(point.version(id), Version::of));
  }

  private static Version kept(VersionRecord version) {
    return Version.of(version).requireValue();
  }

  /** A value that is asked for by name is there, or it is said why not. */
  private Promise<Optional<Version>> kept(Promise<Optional<Version>> current) {
    return prompt(
        current,
        found -> {
          found.ifPresent(Version::requireValue);
          return found;
        });
  }

  @Override
  public final Promise<Boolean> contains(String namespace, String key) {
    return answer(point -> prompt(point.current(namespace, key), Optional::isPresent));
  }

  @Override
  public final Promise<List<Version>> history(String namespace, String key) {
    return history(namespace, key, 0, Integer.MAX_VALUE);
  }

  @Override
  public final Promise<List<Version>> history(String namespace, String key, int offset, int limit) {
    return answer(
        point -> {
          requirePage(offset, limit);
          return prompt(point.history(namespace, key, offset, limit), Versions::of);
        });
  }

  private static void requirePage(int offset, int limit) {
    if (offset < 0 || limit < 0) {
      throw new KoruException.BadRequest("negative page: offset=" + offset + " limit=" + limit);
    }
  }

  @Override
  public final Promise<List<Version>> changes(Timestamp after, int limit) {
    return answer(
        point -> {
          requireAtLeastOne("page without versions", limit);
          return prompt(point.changes(after.epochNanos(), limit), Versions::of);
        });
  }

  private static void requireAtLeastOne(String what, int limit) {
    if (limit < 1) {
      throw new KoruException.BadRequest(what + ": limit=" + limit + " min=1");
    }
  }

  @Override
  public final Promise<Genome> genome() {
    return exporter().then(HistoryExport::tally).map(GenomeTally::genome);
  }

  @Override
  public final Promise<TransferReport> export(Timestamp after, StreamTarget target) {
    return exporter().then(export -> export.run(after.epochNanos(), target));
  }

  private Promise<HistoryExport> exporter() {
    return answer(point -> runtime.completed(exporter(point.digest())));
  }

  private HistoryExport exporter(Digest digest) {
    return new HistoryExport(
        runtime,
        (after, until) -> answer(point -> point.at(until).page(after)),
        digest,
        () -> answer(point -> runtime.completed(point.nanos())));
  }

  @Override
  public final Promise<JsonArray> diff(VersionId from, VersionId to) {
    return answer(
        point ->
            Prompt.then(
                runtime,
                point.version(from),
                before ->
                    prompt(
                        point.version(to), after -> JsonPatch.diff(value(before), value(after)))));
  }

  private static JsonValue value(VersionRecord version) {
    return Version.of(version).value();
  }

  @Override
  public final Promise<List<String>> keys(String namespace) {
    return keys(namespace, "", Integer.MAX_VALUE);
  }

  @Override
  public final Promise<List<String>> keys(String namespace, String prefix, int limit) {
    return answer(
        point -> {
          requireAtLeastOne("page without keys", limit);
          return point.keys(namespace, prefix, limit);
        });
  }

  @Override
  public final Promise<List<String>> namespaces() {
    return answer(ReadPoint::namespaces);
  }

  private VectorReads vectorReads(ReadPoint point, String namespace) {
    return new VectorReads(point, namespace, vectors());
  }

  @Override
  public final Promise<List<Neighbour>> searchVectors(String namespace, VectorQuery query) {
    return prompt(explainSearch(namespace, query), ExplainedSearch::neighbours);
  }

  @Override
  public final Promise<ExplainedSearch> explainSearch(String namespace, VectorQuery query) {
    return answer(point -> vectorReads(point, namespace).search(query));
  }

  @Override
  public final Promise<List<Neighbour>> synthesizeNavigate(
      String namespace, Navigation navigation) {
    return prompt(explainNavigate(namespace, navigation), ExplainedNavigation::neighbours);
  }

  @Override
  public final Promise<ExplainedNavigation> explainNavigate(
      String namespace, Navigation navigation) {
    return answer(
        point -> new NavigationRun(point, vectorReads(point, namespace), navigation).run());
  }

  @Override
  public final Promise<List<SimilarPair>> similarUnconnected(String namespace, PairQuery query) {
    return answer(point -> new UnconnectedPairs(point, namespace, vectors(), query).find());
  }

  @Override
  public final Promise<List<WalkedStep>> walk(RandomWalk walk) {
    return answer(point -> new RandomWalkRun(point, vectors(), walk).run());
  }

  @Override
  public final Timestamp readPoint() {
    return Timestamp.ofEpochNanos(point().nanos());
  }
}
