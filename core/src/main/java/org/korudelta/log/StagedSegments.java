package org.korudelta.log;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;

/**
 * What an import leaves that did not end: segments behind the last that a manifest lists, which say
 * of themselves that they count only where one does. They never were part of the log, and are
 * removed before it is read.
 *
 * <p>Threading: one task at a time.
 */
final class StagedSegments {
  private final LogDirectory directory;
  private final Manifest manifest;

  StagedSegments(LogDirectory directory, Manifest manifest) {
    this.directory = directory;
    this.manifest = manifest;
  }

  /**
   * Whether {@code segment}, which no manifest lists, was left by an import. The name of each was
   * durable before the next was made, so one that has no header yet comes after another.
   */
  static boolean isLeftBehind(OpenedSegment segment, Manifest manifest) {
    Optional<SegmentHeader> header = segment.header(manifest.logId());
    boolean unmade =
        segment.number() > manifest.active().number() + 1
            && segment.size() <= SegmentHeaderFormat.BYTES;
    return unmade || header.filter(SegmentHeader::staged).isPresent();
  }

  /** Removes them, the last first; gives the files that are left. */
  Promise<FileNames> remove(FileNames names) {
    return leaveOut(names, segment -> directory.delete(segment.file().name()));
  }

  /** Gives the files that are left without them; they stay where they are. */
  Promise<FileNames> leaveOut(FileNames names) {
    return leaveOut(names, segment -> directory.runtime().completed(null));
  }

  private Promise<FileNames> leaveOut(
      FileNames names, Function<OpenedSegment, Promise<@Nullable Void>> treatment) {
    return leaveOut(names, names.segments().size() - 1, treatment);
  }

  private Promise<FileNames> leaveOut(
      FileNames names, int from, Function<OpenedSegment, Promise<@Nullable Void>> treatment) {
    int index = from;
    while (index >= 0 && manifest.lists(names.segments().get(index))) {
      index--;
    }
    if (index < 0) {
      return directory.runtime().completed(names);
    }
    int before = index - 1;
    return OpenedSegment.open(directory, names.segments().get(index))
        .then(segment -> judge(names, segment, treatment))
        .then(left -> leaveOut(left, before, treatment));
  }

  private Promise<FileNames> judge(
      FileNames names,
      OpenedSegment segment,
      Function<OpenedSegment, Promise<@Nullable Void>> treatment) {
    boolean left = isLeftBehind(segment, manifest);
    return directory
        .close(segment.file())
        .then(
            closed ->
                left
                    ? treatment.apply(segment).map(gone -> names.withoutSegment(segment.number()))
                    : directory.runtime().completed(names));
  }
}
