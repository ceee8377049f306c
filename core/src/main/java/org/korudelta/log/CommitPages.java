package org.korudelta.log;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Place;

/**
 * Reads whole commits in commit order, from a place on, over the ends of segments, until enough are
 * taken.
 *
 * <p>Threading: one user at a time.
 */
final class CommitPages {
  private static final int BLOCK_BYTES = 64 << 10;

  private final AsyncRuntime runtime;
  private final SegmentFiles files;
  private final Taker taker;

  CommitPages(AsyncRuntime runtime, SegmentFiles files, Taker taker) {
    this.runtime = runtime;
    this.files = files;
    this.taker = taker;
  }

  /** Takes commits. */
  interface Taker {
    /** Takes one, if it is wanted; whether it was the last of those that are. */
    boolean take(GroupReader group);
  }

  /** Reads from the group at {@code place} on; gives where the last commit that it read ends. */
  Promise<LogPlace> from(LogPlace place) {
    return files
        .file(place.segment())
        .then(file -> read(new At(file, place.segment()), place.offset()));
  }

  /** A segment being read. */
  private final class At {
    private final Window window;
    private final int segment;
    private final long end;
    private final FrameChecksum checksum;

    private At(StorageFile file, int segment) {
      this.window = new Window(runtime, file, BLOCK_BYTES);
      this.segment = segment;
      this.end = files.end(segment);
      this.checksum = new FrameChecksum(files.logId(), segment);
    }
  }

  private Promise<LogPlace> read(At at, long from) {
    long offset = from;
    while (offset < at.end) {
      int needed = needed(at, offset);
      if (!at.window.holds(offset, needed)) {
        long here = offset;
        return at.window.move(here, needed).then(moved -> read(at, here));
      }
      if (SealFormat.hasMagic(at.window.bytes(), at.window.indexOf(offset))) {
        offset += SealFormat.BYTES;
        continue;
      }
      GroupReader group = group(at, offset);
      offset = group.end();
      if (taker.take(group)) {
        return runtime.completed(new LogPlace(at.segment, offset));
      }
    }
    int next = files.after(at.segment);
    return next == 0
        ? runtime.completed(new LogPlace(at.segment, offset))
        : from(new LogPlace(next, SegmentHeaderFormat.BYTES));
  }

  /** How many bytes must be at hand to go on: a whole group, once its header is. */
  private int needed(At at, long offset) {
    int least = (int) Math.min(GroupFormat.BYTES, at.end - offset);
    if (!at.window.holds(offset, GroupFormat.BYTES)
        || !GroupFormat.hasMagic(at.window.bytes(), at.window.indexOf(offset))) {
      return Math.max(least, SealFormat.BYTES);
    }
    return GroupFormat.BYTES + header(at, offset).bodyLength();
  }

  private GroupHeader header(At at, long offset) {
    int index = at.window.indexOf(offset);
    if (!GroupFormat.isValid(at.window.bytes(), index, at.checksum, offset)) {
      throw damaged(at, offset);
    }
    return GroupFormat.decode(at.window.bytes(), index);
  }

  private static KoruException damaged(At at, long offset) {
    return new KoruException.Corruption(
        "group expected: segment=" + at.segment + " offset=" + offset);
  }

  private GroupReader group(At at, long offset) {
    GroupHeader header = header(at, offset);
    GroupReader group =
        new GroupReader(
            at.window.bytes(),
            at.window.indexOf(offset),
            header,
            Place.segment(at.segment, offset));
    group
        .damage()
        .ifPresent(
            finding -> {
              throw finding.corruption();
            });
    return group;
  }
}
