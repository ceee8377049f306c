package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Place;

/**
 * Goes through the frames of a sealed segment, each checked, a window at a time, and gives others
 * their turns in between.
 *
 * <p>Damage is {@code corruption}. Threading: one task.
 */
final class SegmentWalk {
  private static final int WINDOW_BYTES = 256 << 10;

  private final AsyncRuntime runtime;
  private final Source source;
  private final Window window;
  private final FrameChecksum checksum;

  /**
   * A segment as it is.
   *
   * @param file open
   * @param logId the log's
   * @param number the segment's
   * @param length its valid length
   */
  record Source(StorageFile file, byte[] logId, int number, long length) {}

  /** Is shown the groups. */
  @FunctionalInterface
  interface Visitor {
    /** A sound group, which is in {@code bytes} until this returns. */
    void group(GroupReader group, byte[] bytes);

    /** A seal at {@code at} of {@code bytes}. */
    default void seal(byte[] bytes, int at) {}

    /** Nothing is read until it completes. */
    default Promise<@Nullable Void> drain(AsyncRuntime runtime) {
      return runtime.yield();
    }
  }

  SegmentWalk(AsyncRuntime runtime, Source source) {
    this.runtime = runtime;
    this.source = source;
    this.window = new Window(runtime, source.file(), WINDOW_BYTES);
    this.checksum = new FrameChecksum(source.logId(), source.number());
  }

  /** Shows all groups in their order. */
  Promise<@Nullable Void> run(Visitor visitor) {
    return walk(SegmentHeaderFormat.BYTES, visitor);
  }

  private Promise<@Nullable Void> walk(long from, Visitor visitor) {
    long offset = from;
    while (offset < source.length()) {
      int needed = needed(offset);
      if (!window.holds(offset, needed)) {
        long here = offset;
        return visitor
            .drain(runtime)
            .then(ignored -> window.move(here, needed))
            .then(ignored -> walk(here, visitor));
      }
      show(offset, visitor);
      offset += needed;
    }
    return runtime.completed(null);
  }

  /** How long the frame at {@code offset} is, as far as can be told from what is at hand. */
  private int needed(long offset) {
    long left = source.length() - offset;
    if (!window.holds(offset, SealFormat.BYTES)) {
      return (int) Math.min(left, SealFormat.BYTES);
    }
    if (SealFormat.hasMagic(window.bytes(), window.indexOf(offset))) {
      return SealFormat.BYTES;
    }
    return window.holds(offset, GroupFormat.BYTES)
        ? GroupFormat.BYTES + header(offset).bodyLength()
        : (int) Math.min(left, GroupFormat.BYTES);
  }

  private GroupHeader header(long offset) {
    int at = window.indexOf(offset);
    if (!GroupFormat.isValid(window.bytes(), at, checksum, offset)) {
      throw new KoruException.Corruption(
          "group expected: segment=" + source.number() + " offset=" + offset);
    }
    return GroupFormat.decode(window.bytes(), at);
  }

  private void show(long offset, Visitor visitor) {
    int at = window.indexOf(offset);
    if (SealFormat.hasMagic(window.bytes(), at)) {
      visitor.seal(window.bytes(), at);
      return;
    }
    Place place = Place.segment(source.number(), offset);
    GroupReader group = new GroupReader(window.bytes(), at, header(offset), place);
    group.damage().ifPresent(SegmentWalk::refuse);
    visitor.group(group, window.bytes());
  }

  private static void refuse(Finding finding) {
    throw finding.corruption();
  }
}
