package org.korudelta.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Which segments there are, in order; the last one is active.
 *
 * @param logId 16 random bytes, the same in every file of one log
 * @param generation which manifest this is, from 1; the higher one counts
 * @param segments at least one, ascending by number
 */
record Manifest(byte[] logId, long generation, List<Entry> segments) {
  /** The length of an active segment that was there before the manifest: any of it may be older. */
  static final long NOTHING_STATED = 0;

  /**
   * One segment.
   *
   * @param number the segment's number, from 1
   * @param length for a sealed segment its valid length, what follows was cut; for the active one
   *     what was durable when the manifest was written
   * @param firstSequence the sequence its first group has or will have
   */
  record Entry(int number, long length, long firstSequence) {
    /** Whether {@code offset} is behind what was there when this was written. */
    boolean isBefore(long offset) {
      return length != NOTHING_STATED && offset > length;
    }

    /** That the segment has no file. */
    Finding missing() {
      Place place = Place.segment(number, 0);
      return Finding.of(Kind.SEGMENT_MISSING, place, length + " bytes", "no file");
    }
  }

  Entry active() {
    return segments.get(segments.size() - 1);
  }

  /** That the segments of the manifest at {@code place} do not ascend, if they do not. */
  Optional<Finding> disorder(Place place) {
    int before = 0;
    for (Entry entry : segments) {
      if (entry.number() <= before) {
        return Optional.of(
            Finding.of(Kind.MANIFEST_ORDER, place, "above " + before, entry.number()));
      }
      before = entry.number();
    }
    return Optional.empty();
  }

  /** That {@code other}, which stands at {@code place}, cannot be right beside this, if so. */
  Optional<Finding> contradiction(Manifest other, Place place) {
    boolean agree = Arrays.equals(logId, other.logId) && generation != other.generation;
    String generations = "generations " + generation + " and " + other.generation;
    return agree
        ? Optional.empty()
        : Optional.of(Finding.of(Kind.MANIFESTS, place, "", generations));
  }

  /** The header that the index-th segment must have. */
  SegmentHeader expectedHeader(int index) {
    Entry entry = segments.get(index);
    SegmentHeader.PreviousSegment previous = SegmentHeader.PreviousSegment.NONE;
    if (index > 0) {
      Entry before = segments.get(index - 1);
      previous = new SegmentHeader.PreviousSegment(before.number(), before.length());
    }
    return new SegmentHeader(logId, entry.number(), previous, entry.firstSequence());
  }

  /** Fails with {@code corruption} when a segment has no file. */
  void requirePresent(FileNames names) {
    Set<Integer> present = new HashSet<>(names.segments());
    for (Entry entry : segments) {
      if (!present.contains(entry.number())) {
        throw entry.missing().corruption();
      }
    }
  }

  boolean lists(int number) {
    return segments.stream().anyMatch(entry -> entry.number() == number);
  }

  /**
   * The next generation: the active segment sealed at {@code sealedLength}, {@code next} active
   * after it.
   */
  Manifest rolled(long sealedLength, Entry next) {
    List<Entry> entries = new ArrayList<>(segments);
    entries.set(
        entries.size() - 1, new Entry(active().number(), sealedLength, active().firstSequence()));
    entries.add(next);
    return new Manifest(logId, generation + 1, List.copyOf(entries));
  }

  /** The next generation, which says that {@code length} bytes of the active one are durable. */
  Manifest stating(long length) {
    List<Entry> entries = new ArrayList<>(segments);
    Entry grown = new Entry(active().number(), length, active().firstSequence());
    entries.set(entries.size() - 1, grown);
    return new Manifest(logId, generation + 1, List.copyOf(entries));
  }

  /** The next generation, which says the same. */
  Manifest again() {
    return new Manifest(logId, generation + 1, segments);
  }

  /** The valid length of all sealed segments together. */
  long sealedBytes() {
    long bytes = 0;
    for (Entry entry : segments.subList(0, segments.size() - 1)) {
      bytes += entry.length();
    }
    return bytes;
  }
}
