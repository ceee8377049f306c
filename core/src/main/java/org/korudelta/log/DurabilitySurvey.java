package org.korudelta.log;

import java.util.Optional;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Looks for frames anywhere in a range of a segment, to learn what they state: after damage the
 * frames no longer lead to each other, so every offset is tried. A frame counts when its checksum,
 * which covers its place, is right.
 *
 * <p>Threading: one task at a time.
 */
final class DurabilitySurvey {
  private final AsyncRuntime runtime;
  private final SegmentBytes segment;
  private long offset;
  private long durable;
  private long written;
  private long lastSequence;
  private Optional<Frame> first = Optional.empty();
  private boolean untilFirst;

  /**
   * A frame and its place.
   *
   * @param offset where it begins
   * @param sequenceBefore the last commit before it
   */
  record Frame(long offset, long sequenceBefore) {}

  /** A survey from {@code from} to the segment's end. */
  DurabilitySurvey(AsyncRuntime runtime, SegmentBytes segment, long from) {
    this.runtime = runtime;
    this.segment = segment;
    this.offset = from;
    this.written = from;
  }

  /** Lets the survey end at the first frame. */
  DurabilitySurvey untilFirst() {
    untilFirst = true;
    return this;
  }

  /** Looks at the whole range; gives this survey. */
  Promise<DurabilitySurvey> run() {
    while (offset < segment.end() && !(untilFirst && first.isPresent())) {
      int needed = (int) Math.min(GroupFormat.BYTES, segment.end() - offset);
      if (!segment.reader().holds(offset, needed)) {
        return segment.reader().load(offset, needed).then(ignored -> run());
      }
      examineWindow(needed);
    }
    return runtime.completed(this);
  }

  /** The highest offset that a frame states to be durable; 0 when there is no frame. */
  long durable() {
    return durable;
  }

  /** Where the last byte ends that is not zero; where the survey began when there is none. */
  long written() {
    return written;
  }

  /** The highest sequence of a group or seal; 0 when there is no frame. */
  long lastSequence() {
    return lastSequence;
  }

  /** The first frame of the range. */
  Optional<Frame> first() {
    return first;
  }

  /** Tries every offset at which the window holds {@code needed} bytes. */
  private void examineWindow(int needed) {
    byte[] bytes = segment.reader().window();
    int start = segment.reader().indexOf(offset);
    int last = bytes.length - needed;
    for (int at = start; at <= last; at++) {
      if (bytes[at] == 'K') {
        examine(bytes, at, offset + (at - start));
      }
      if (bytes[at] != 0) {
        written = offset + (at - start) + 1;
      }
    }
    offset += last - start + 1;
  }

  private void examine(byte[] bytes, int at, long place) {
    if (bytes.length - at >= GroupFormat.BYTES
        && GroupFormat.isValid(bytes, at, segment.checksum(), place)) {
      GroupHeader header = GroupFormat.decode(bytes, at);
      record(new Frame(place, header.sequence() - 1), header.durableOffset(), header.sequence());
    } else if (bytes.length - at >= SealFormat.BYTES
        && SealFormat.isValid(bytes, at, segment.checksum(), place)) {
      long sequence = SealFormat.sequence(bytes, at);
      record(new Frame(place, sequence), SealFormat.durableOffset(bytes, at), sequence);
    }
  }

  private void record(Frame frame, long stated, long sequence) {
    first = first.isPresent() ? first : Optional.of(frame);
    durable = Math.max(durable, stated);
    lastSequence = Math.max(lastSequence, sequence);
  }
}
