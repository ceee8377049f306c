package org.korudelta.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.pack.PackedFile;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * Reads versions and commits from a log that is open, those that were published.
 *
 * <p>Errors: {@code corruption} when the bytes are not what was written; {@code storage_failure};
 * {@code closed}. Threading: safe from any thread.
 */
public final class LogReader implements JournalReader {
  private static final int RECORD_BLOCK_BYTES = 1024;
  private static final int GROUP_BLOCK_BYTES = 8 << 10;
  private static final int PAGE_BYTES = 1 << 20;

  private final AsyncRuntime runtime;
  private final SegmentFiles files;

  LogReader(AsyncRuntime runtime, SegmentFiles files) {
    this.runtime = runtime;
    this.files = files;
  }

  @Override
  public Promise<FoundVersion> version(LogPlace place, Address address) {
    return find(
        place,
        address,
        file ->
            search(file, place.segment(), RECORD_BLOCK_BYTES, address)
                .fromRecord(place.offset(), address.ordinal()));
  }

  @Override
  public Promise<FoundVersion> version(Signpost near, Address address) {
    return find(
        near.place(),
        address,
        file -> {
          RecordSearch search = search(file, near.place().segment(), GROUP_BLOCK_BYTES, address);
          return near.address().nanos() == address.nanos()
              ? search.fromRecord(near.place().offset(), near.address().ordinal())
              : search.fromGroup(near.firstOffset() - GroupFormat.BYTES);
        });
  }

  /** In a packed segment the version alone is put together, where all blocks are squeezed. */
  private Promise<FoundVersion> find(
      LogPlace from, Address address, Function<StorageFile, Promise<VersionRecord>> reading) {
    return Prompt.then(
        runtime,
        files.file(from.segment()),
        file ->
            file instanceof PackedFile packed
                ? find(packed, from, address, reading)
                : asRead(reading.apply(file)));
  }

  private Promise<FoundVersion> find(
      PackedFile file,
      LogPlace from,
      Address address,
      Function<StorageFile, Promise<VersionRecord>> reading) {
    KeptSearch search = files.keptSearch(address);
    return Prompt.then(
        runtime,
        file.showKept(from.offset(), search::goesOnAfter),
        shown -> {
          FoundVersion found = search.found();
          return found == null ? asRead(reading.apply(file)) : runtime.completed(found);
        });
  }

  private Promise<FoundVersion> asRead(Promise<VersionRecord> read) {
    return Prompt.map(runtime, read, version -> new FoundVersion(version, false));
  }

  @Override
  public boolean isPacked(int segment) {
    return files.isPacked(segment);
  }

  @Override
  public Promise<List<SegmentSize>> segmentSizes(LogSizes all) {
    List<SegmentSize> sizes = new ArrayList<>();
    Iterator<Manifest.Entry> rest = files.all().iterator();
    return Prompt.map(
        runtime, Prompt.whileTrue(runtime, () -> measure(rest, all, sizes)), done -> sizes);
  }

  private Promise<Boolean> measure(
      Iterator<Manifest.Entry> rest, LogSizes all, List<SegmentSize> sizes) {
    return rest.hasNext()
        ? Prompt.map(runtime, files.size(rest.next(), all), sizes::add)
        : runtime.completed(false);
  }

  private RecordSearch search(StorageFile file, int segment, int blockBytes, Address address) {
    return new RecordSearch(
        runtime,
        new Window(runtime, file, blockBytes),
        new RecordSearch.SegmentKey(files.logId(), segment),
        address);
  }

  @Override
  public Promise<List<VersionRecord>> commits(Optional<Signpost> near, CommitBounds bounds) {
    LogPlace from =
        near.map(
                post ->
                    new LogPlace(post.place().segment(), post.firstOffset() - GroupFormat.BYTES))
            .orElseGet(this::beginning);
    VersionPage page = new VersionPage(bounds);
    return new CommitPages(runtime, files, page).from(from).map(end -> page.versions());
  }

  /** Where the first commit may begin. */
  public LogPlace beginning() {
    return new LogPlace(files.first(), SegmentHeaderFormat.BYTES);
  }

  /**
   * Some commits from {@code from} on, where one may begin, up to that with {@code lastSequence}: a
   * page of them, at least one where there is one.
   */
  public Promise<CommitPage> page(LogPlace from, long lastSequence) {
    List<CommitPage.Placed> commits = new ArrayList<>();
    int[] bytes = new int[1];
    CommitPages.Taker taker =
        group -> {
          commits.add(new CommitPage.Placed(group.commitPlace(), group.versions()));
          bytes[0] += group.header().bodyLength();
          return group.header().sequence() >= lastSequence || bytes[0] >= PAGE_BYTES;
        };
    return new CommitPages(runtime, files, taker)
        .from(from)
        .map(end -> new CommitPage(commits, end));
  }
}
