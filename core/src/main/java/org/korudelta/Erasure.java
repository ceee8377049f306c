package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.ErasureRecord;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.error.KoruException;
import org.korudelta.index.IndexView;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.PostingPage;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.log.Address;
import org.korudelta.log.SealedSegments;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Takes all values of one key out of the log and out of memory: a tombstone first, after which no
 * version can come that should go too; then every segment that has one is written anew; at last the
 * audit record says so. What a crash cuts short is done by erasing again.
 *
 * <p>Threading: one task.
 */
final class Erasure {
  private static final int PAGE = 512;

  private final AsyncRuntime runtime;
  private final History history;
  private final Maintenance.Parts parts;
  private final KeyName key;
  private final String reason;
  private final Set<ContentId> contents = new HashSet<>();
  private final TreeSet<ErasureReport.SharedKey> shared = new TreeSet<>(Erasure::inOrder);
  private List<Posting> erased = List.of();
  private long throughNanos;
  private long versions;
  private long valueBytes;
  private long reclaimedBytes;

  Erasure(Maintenance.Parts parts, KeyName key, String reason) {
    this.runtime = parts.runtime();
    this.history = parts.history();
    this.parts = parts;
    this.key = key;
    this.reason = reason;
  }

  private static int inOrder(ErasureReport.SharedKey one, ErasureReport.SharedKey other) {
    int order = one.namespace().compareTo(other.namespace());
    return order == 0 ? one.key().compareTo(other.key()) : order;
  }

  Promise<ErasureReport> run() {
    return bury()
        .then(ignored -> parts.writer().sync())
        .then(ignored -> parts.writer().roll())
        .then(ignored -> postings())
        .then(this::segments)
        .then(this::rewrite)
        .then(ignored -> parts.vectors().wipe(embeddings()))
        .then(ignored -> findShared(new ChangesFrom(Long.MIN_VALUE)))
        .then(ignored -> record())
        .map(
            ignored ->
                new ErasureReport(versions, valueBytes, reclaimedBytes, List.copyOf(shared)));
  }

  /** Deletes the key, unless it is deleted; from then on only what is not after that goes. */
  private Promise<@Nullable Void> bury() {
    IndexView view = history.view();
    return history
        .newestAt(view, view.nanos(), key)
        .then(
            newest -> {
              VersionRecord last =
                  newest.orElseThrow(
                      () ->
                          new KoruException.NotFound(
                              "nothing to erase: namespace="
                                  + key.namespace()
                                  + " key="
                                  + key.key()));
              return last.tombstone()
                  ? runtime.completed(last.timestampNanos())
                  : write(Write.delete(key.namespace(), key.key())).map(Erasure::nanos);
            })
        .map(
            nanos -> {
              throughNanos = nanos;
              return null;
            });
  }

  private static long nanos(Version version) {
    return version.timestamp().epochNanos();
  }

  private Promise<Version> write(Write write) {
    return parts
        .writer()
        .commit(parts.preparation().prepare(List.of(write)), true, written -> written.get(0));
  }

  private Promise<List<Posting>> postings() {
    PostingPage all = new PostingPage(0, Integer.MAX_VALUE);
    return history.view().history(key.namespace(), key.key(), throughNanos, all);
  }

  /** The segments that have one of them, or what was cut off and may have one. */
  private Promise<Set<Integer>> segments(List<Posting> postings) {
    Set<Integer> found = new HashSet<>();
    erased = postings;
    Iterator<Posting> rest = postings.iterator();
    Iterator<SealedSegments.Segment> all = parts.packing().segments().iterator();
    return Prompt.whileTrue(runtime, () -> addSegment(rest, found))
        .then(ignored -> Prompt.whileTrue(runtime, () -> addIfCut(all, found)))
        .map(ignored -> found);
  }

  private Promise<Boolean> addSegment(Iterator<Posting> rest, Set<Integer> found) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    return Prompt.map(
        runtime,
        history.segmentOf(history.view(), rest.next().address()),
        segment -> {
          found.add(segment);
          return true;
        });
  }

  private Promise<Boolean> addIfCut(Iterator<SealedSegments.Segment> rest, Set<Integer> found) {
    if (!rest.hasNext()) {
      return runtime.completed(false);
    }
    SealedSegments.Segment segment = rest.next();
    return segment.packings() > 0
        ? runtime.completed(true)
        : parts
            .packing()
            .fileBytes(segment.number())
            .map(
                bytes -> {
                  if (bytes > segment.length()) {
                    found.add(segment.number());
                  }
                  return true;
                });
  }

  private Promise<@Nullable Void> rewrite(Set<Integer> wanted) {
    List<SealedSegments.Segment> segments = new ArrayList<>(parts.packing().segments());
    segments.removeIf(segment -> !wanted.contains(segment.number()));
    Iterator<SealedSegments.Segment> rest = segments.iterator();
    return Prompt.whileTrue(runtime, () -> rewriteNext(rest)).map(ignored -> forget());
  }

  private Promise<Boolean> rewriteNext(Iterator<SealedSegments.Segment> rest) {
    return rest.hasNext()
        ? parts.packing().pack(rest.next(), this::wiping).map(this::count)
        : runtime.completed(false);
  }

  private Optional<Wiping> wiping(VersionRecord version) {
    boolean goes =
        version.timestampNanos() <= throughNanos
            && version.key().equals(key.key())
            && version.namespace().equals(key.namespace());
    if (goes && version.content().length > 0) {
      contents.add(version.contentId());
    }
    return goes ? Optional.of(Wiping.ERASED) : Optional.empty();
  }

  private boolean count(SealedSegments.Packed packed) {
    versions += packed.wipedVersions();
    valueBytes += packed.wipedBytes();
    reclaimedBytes += packed.bytesBefore() - packed.bytesAfter();
    return true;
  }

  /** What was read from the old files goes from memory, too; who reads them still keeps nothing. */
  private @Nullable Void forget() {
    erased.forEach(posting -> history.store().forget(posting.address()));
    history.forget(key);
    return null;
  }

  private List<Address> embeddings() {
    List<Address> embeddings = new ArrayList<>();
    for (Posting posting : erased) {
      if (posting.operation() == Operation.EMBED) {
        embeddings.add(posting.address());
      }
    }
    return embeddings;
  }

  /** How far the search for the same content has come. */
  private record ChangesFrom(long afterNanos) {}

  private Promise<@Nullable Void> findShared(ChangesFrom from) {
    if (contents.isEmpty()) {
      return runtime.completed(null);
    }
    return ReadPoint.now(history)
        .changes(from.afterNanos(), PAGE)
        .then(
            page -> {
              page.forEach(this::noteShared);
              return page.isEmpty() || shared.size() >= ErasureReport.SHARED_MAX
                  ? runtime.completed(null)
                  : runtime.yield().then(turn -> findShared(behind(page)));
            });
  }

  private static ChangesFrom behind(List<VersionRecord> page) {
    return new ChangesFrom(page.get(page.size() - 1).timestampNanos());
  }

  private void noteShared(VersionRecord version) {
    if (contents.contains(version.contentId()) && shared.size() < ErasureReport.SHARED_MAX) {
      shared.add(new ErasureReport.SharedKey(version.namespace(), version.key()));
    }
  }

  /** Says what was erased, and why, where nobody's value is. */
  private Promise<Version> record() {
    JsonObject record =
        Json.object()
            .put("namespace", key.namespace())
            .put("key", key.key())
            .put("reason", reason)
            .put("versions", versions)
            .put("bytes", valueBytes)
            .build();
    String name = new ErasureRecord(key.namespace(), key.key(), throughNanos).name();
    return write(Write.put(ErasureRecord.NAMESPACE, name, record));
  }
}
