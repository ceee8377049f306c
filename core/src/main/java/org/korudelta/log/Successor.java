package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The segment that is about to follow the active one: file, header, groups, sync, name synced, and
 * only then a manifest that lists it. It may be tried again where it failed.
 *
 * <p>Threading: one task at a time.
 */
final class Successor {
  /*
   * Invariants:
   *  - until a manifest was begun that lists the file, a try that failed is deleted and made anew:
   *    a file whose sync failed is never synced again;
   *  - from then on that manifest may be durable, so the file stays, and each try writes another
   *    generation;
   *  - where the segment before has bytes behind its end, a second manifest is written, and with
   *    it the one that does not know that end is gone: else a rotten manifest would bring them
   *    back.
   */
  private static final int PIECE_BYTES = 8 << 20;

  private final LogDirectory directory;
  private final ManifestSlots slots;
  private final Manifest before;
  private final Beginning beginning;
  private final List<CommitPlace> places = new ArrayList<>();
  private int manifestsMissing = 1;
  private boolean begun;
  private @Nullable ActiveSegment segment;
  private @Nullable Manifest newest;

  /** The first bytes of a segment: its header, and {@code commits}, which may be none. */
  record Beginning(SegmentHeader header, List<List<VersionRecord>> commits) {}

  /** A segment that follows the active one of {@code before}. */
  Successor(LogDirectory directory, ManifestSlots slots, Manifest before, Beginning beginning) {
    this.directory = directory;
    this.slots = slots;
    this.before = before;
    this.beginning = beginning;
  }

  /** The segment before has bytes behind its end, which are not part of the log. */
  Successor cutting() {
    manifestsMissing = 2;
    return this;
  }

  /** No manifest lists it for now. */
  Successor unlisted() {
    manifestsMissing = 0;
    return this;
  }

  /** Goes on where the last try failed; the log goes on in the new segment when it completes. */
  Promise<LogState> run() {
    return segment()
        .then(
            active -> nameDurably().then(ignored -> list(active)).map(m -> LogState.of(m, active)));
  }

  /** A name whose sync failed is given up with its file, unless a manifest may list it. */
  private Promise<@Nullable Void> nameDurably() {
    return directory
        .sync()
        .recover(error -> abandon().then(ignored -> directory.runtime().failed(error)));
  }

  private Promise<@Nullable Void> abandon() {
    ActiveSegment made = segment;
    if (made == null || newest != null) {
      return directory.runtime().completed(null);
    }
    segment = null;
    return directory.close(made.file()).recover(error -> directory.runtime().completed(null));
  }

  private Promise<ActiveSegment> segment() {
    ActiveSegment made = segment;
    if (made != null) {
      return directory.runtime().completed(made);
    }
    return clear().then(ignored -> create());
  }

  private Promise<@Nullable Void> clear() {
    boolean mayBeThere = begun;
    begun = true;
    return mayBeThere ? directory.deleteIfPresent(name()) : directory.runtime().completed(null);
  }

  private String name() {
    return FileNames.segment(beginning.header().number());
  }

  private Promise<ActiveSegment> create() {
    return directory
        .create(name(), SegmentHeaderFormat.encode(beginning.header()))
        .then(this::fill)
        .map(
            active -> {
              segment = active;
              return active;
            });
  }

  private Promise<ActiveSegment> fill(StorageFile file) {
    long header = SegmentHeaderFormat.BYTES;
    ActiveSegment active = new ActiveSegment(directory.runtime(), file, beginning.header(), header);
    places.clear();
    return beginning.commits().isEmpty()
        ? directory.runtime().completed(active)
        : directory.closingFailed(
            file, append(active, 0).then(ignored -> active.sync()).map(ignored -> active));
  }

  /** Where its commits stand. */
  List<CommitPlace> places() {
    return places;
  }

  /** In pieces, so that however much there is can be encoded. */
  private Promise<@Nullable Void> append(ActiveSegment active, int from) {
    if (from == beginning.commits().size()) {
      return directory.runtime().completed(null);
    }
    GroupBatch piece = new GroupBatch();
    int end = from;
    while (end < beginning.commits().size() && piece.length() < PIECE_BYTES) {
      piece.add(beginning.commits().get(end++));
    }
    int next = end;
    long firstSequence = beginning.header().firstSequence() + from;
    places.addAll(piece.places(active.number(), active.end(), firstSequence));
    return active.append(piece.place(active, firstSequence)).then(ignored -> append(active, next));
  }

  private Promise<Manifest> list(ActiveSegment active) {
    Manifest written = newest;
    if (manifestsMissing == 0) {
      return directory.runtime().completed(written == null ? listing(active) : written);
    }
    Manifest next = written == null ? listing(active) : written.again();
    newest = next;
    return slots
        .write(next)
        .then(
            ignored -> {
              manifestsMissing--;
              return list(active);
            });
  }

  private Manifest listing(ActiveSegment active) {
    SegmentHeader header = beginning.header();
    Manifest.Entry entry =
        new Manifest.Entry(header.number(), active.durable(), header.firstSequence());
    return before.rolled(header.previous().length(), entry);
  }
}
