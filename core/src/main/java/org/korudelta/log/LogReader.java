package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Reads versions and commits from a log that is open, those that were published.
 *
 * <p>Errors: {@code corruption} when the bytes are not what was written; {@code storage_failure};
 * {@code closed}. Threading: safe from any thread.
 */
public final class LogReader {
  private static final int RECORD_BLOCK_BYTES = 1024;
  private static final int GROUP_BLOCK_BYTES = 8 << 10;

  private final AsyncRuntime runtime;
  private final SegmentFiles files;

  LogReader(AsyncRuntime runtime, SegmentFiles files) {
    this.runtime = runtime;
    this.files = files;
  }

  /** The version of {@code address}, whose record begins at {@code place}. */
  public Promise<VersionRecord> version(LogPlace place, Address address) {
    return search(place.segment(), RECORD_BLOCK_BYTES, address)
        .then(search -> search.fromRecord(place.offset(), address.ordinal()));
  }

  /** The version of {@code address}, which is at {@code near} or after it. */
  public Promise<VersionRecord> version(Signpost near, Address address) {
    return search(near.place().segment(), GROUP_BLOCK_BYTES, address)
        .then(
            search ->
                near.address().nanos() == address.nanos()
                    ? search.fromRecord(near.place().offset(), near.address().ordinal())
                    : search.fromGroup(near.firstOffset() - GroupFormat.BYTES));
  }

  private Promise<RecordSearch> search(int segment, int blockBytes, Address address) {
    return files
        .file(segment)
        .map(
            file ->
                new RecordSearch(
                    runtime,
                    new Window(file, blockBytes),
                    new RecordSearch.SegmentKey(files.logId(), segment),
                    address));
  }

  /**
   * The versions of the commits after {@code afterNanos} and up to {@code untilNanos}, which is the
   * time of a commit: whole commits until there are {@code limit} versions.
   *
   * @param near a version not after them; empty to begin at the beginning
   */
  public Promise<List<VersionRecord>> commits(Optional<Signpost> near, CommitBounds bounds) {
    LogPlace from =
        near.map(
                post ->
                    new LogPlace(post.place().segment(), post.firstOffset() - GroupFormat.BYTES))
            .orElseGet(() -> new LogPlace(files.first(), SegmentHeaderFormat.BYTES));
    return new CommitPages(runtime, files, bounds).from(from);
  }
}
