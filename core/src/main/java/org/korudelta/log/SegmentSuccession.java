package org.korudelta.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * How one segment follows another: file, header, sync, name synced, and only then a manifest that
 * lists it. What a crash leaves of it before the manifest recovery removes, or takes into the log
 * where it alone holds commits.
 *
 * <p>Threading: one task at a time.
 */
final class SegmentSuccession {
  private final LogDirectory directory;
  private final ManifestSlots slots;

  SegmentSuccession(LogDirectory directory, ManifestSlots slots) {
    this.directory = directory;
    this.slots = slots;
  }

  /**
   * The header of the segment after {@code manifest}'s active one, which ends at {@code length}.
   */
  static SegmentHeader header(Manifest manifest, long length, long firstSequence) {
    int previous = manifest.active().number();
    return new SegmentHeader(
        manifest.logId(),
        previous + 1,
        new SegmentHeader.PreviousSegment(previous, length),
        firstSequence);
  }

  /** The first segment of a new log. */
  Promise<LogState> first(byte[] logId) {
    SegmentHeader header = new SegmentHeader(logId, 1, SegmentHeader.PreviousSegment.NONE, 1);
    Manifest.Entry entry = new Manifest.Entry(1, SegmentHeaderFormat.BYTES, header.firstSequence());
    Manifest manifest = new Manifest(logId, 1, List.of(entry));
    return create(header).then(file -> publish(file, header, manifest));
  }

  /**
   * The segment after {@code state}'s, which ends at what is durable there; it begins with {@code
   * commits}, the first of which has sequence {@code firstSequence}.
   */
  Successor next(LogState state, List<List<VersionRecord>> commits, long firstSequence) {
    SegmentHeader header = header(state.manifest(), state.active().durable(), firstSequence);
    return new Successor(
        directory, slots, state.manifest(), new Successor.Beginning(header, commits));
  }

  /**
   * The segment after {@code state}'s, which no manifest lists, so that it is no part of the log
   * yet; {@link #admit} lists all of them.
   */
  Successor staged(LogState state, long firstSequence) {
    SegmentHeader header = header(state.manifest(), state.active().durable(), firstSequence);
    Successor.Beginning beginning = new Successor.Beginning(header.asStaged(), List.of());
    return new Successor(directory, slots, state.manifest(), beginning).unlisted();
  }

  /**
   * Makes {@code manifest}, with the staged segments that it lists, the newest, durably: all of
   * them are part of the log then. Until it is, none is.
   */
  Promise<Manifest> admit(Manifest manifest) {
    return slots.write(manifest).then(ignored -> outdating(manifest.again()));
  }

  /**
   * The same as {@code manifest}, after which none is left that knows less by several segments:
   * were the newest rotten, what follows such a one unlisted would be taken for left behind.
   */
  Promise<Manifest> knownToAll(Manifest manifest) {
    return slots.isOneFarBehind(manifest)
        ? outdating(manifest.again())
        : directory.runtime().completed(manifest);
  }

  private Promise<Manifest> outdating(Manifest again) {
    return slots.write(again).map(ignored -> again);
  }

  /** Creates the file with its header, synced; the name is not. */
  Promise<StorageFile> create(SegmentHeader header) {
    return directory.create(FileNames.segment(header.number()), SegmentHeaderFormat.encode(header));
  }

  /**
   * Makes the created segment the active one after {@code manifest}'s; {@code length} bytes of it
   * are synced.
   */
  Promise<LogState> publish(
      StorageFile file, SegmentHeader header, Manifest manifest, long length) {
    Manifest.Entry entry = new Manifest.Entry(header.number(), length, header.firstSequence());
    return publish(file, header, manifest.rolled(header.previous().length(), entry));
  }

  /**
   * The manifest that the log goes on from, certainly durable: {@code manifest}, where something
   * {@code shows} that it is, because it was written after; else the same written anew, since a
   * killed process may have left it before it was durable.
   */
  Promise<Manifest> certain(Manifest manifest, boolean shows) {
    if (shows) {
      slots.trustNewest();
      return directory.runtime().completed(manifest);
    }
    Manifest again = manifest.again();
    return slots.write(again).map(ignored -> again);
  }

  /**
   * Makes {@code manifest} the newest, durably, with all names that it lists. The segment that it
   * adds is there already, which shows that the manifest before it is durable.
   */
  Promise<@Nullable Void> list(Manifest manifest) {
    slots.trustNewest();
    return directory.sync().then(ignored -> slots.write(manifest));
  }

  private Promise<LogState> publish(StorageFile file, SegmentHeader header, Manifest manifest) {
    long length = manifest.active().length();
    ActiveSegment active = new ActiveSegment(directory.runtime(), file, header, length);
    LogState state = LogState.of(manifest, active);
    return directory.sync().then(ignored -> slots.write(manifest)).map(ignored -> state);
  }
}
