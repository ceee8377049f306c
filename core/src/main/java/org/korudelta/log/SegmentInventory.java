package org.korudelta.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Which segment each file holds. A file under another segment's name counts as what its header
 * says, when no file of that name does.
 */
final class SegmentInventory {
  private final List<OpenedSegment> segments = new ArrayList<>();
  private final Map<Integer, OpenedSegment> byNumber = new HashMap<>();
  private final Optional<byte[]> logId;

  /**
   * An inventory of {@code files}, ascending by number, of the log {@code known} if it is known.
   */
  SegmentInventory(List<OpenedSegment> files, Optional<byte[]> known, AuditTrail trail) {
    this.logId = known.or(() -> firstLogId(files));
    List<OpenedSegment> misplaced = new ArrayList<>();
    for (OpenedSegment file : files) {
      if (statedNumber(file) == file.number()) {
        add(file);
      } else {
        misplaced.add(file);
      }
    }
    for (OpenedSegment file : misplaced) {
      place(file, trail);
    }
    segments.sort((one, other) -> Integer.compare(one.number(), other.number()));
  }

  private static Optional<byte[]> firstLogId(List<OpenedSegment> files) {
    for (OpenedSegment file : files) {
      Optional<SegmentHeader> header = file.wholeHeader();
      if (header.isPresent()) {
        return Optional.of(header.get().logId());
      }
    }
    return Optional.empty();
  }

  /** The number in the header; the file's own when the header says nothing about this log. */
  private int statedNumber(OpenedSegment file) {
    return file.wholeHeader()
        .filter(header -> logId.filter(id -> Arrays.equals(id, header.logId())).isPresent())
        .map(SegmentHeader::number)
        .orElse(file.number());
  }

  private void place(OpenedSegment file, AuditTrail trail) {
    int stated = statedNumber(file);
    Place place = Place.segment(file.number(), 0).in(file.file().name());
    trail.add(Finding.of(Kind.SEGMENT_MISPLACED, place, file.number(), stated));
    if (find(stated).isEmpty()) {
      add(file.as(stated));
    }
  }

  private void add(OpenedSegment segment) {
    segments.add(segment);
    byNumber.put(segment.number(), segment);
  }

  /** The log's id, unless nothing whole says it. */
  Optional<byte[]> logId() {
    return logId;
  }

  /** All segments, ascending by number. */
  List<OpenedSegment> segments() {
    return segments;
  }

  /** Their length together. */
  long bytes() {
    long bytes = 0;
    for (OpenedSegment segment : segments) {
      bytes += segment.size();
    }
    return bytes;
  }

  /** The file that holds segment {@code number}. */
  Optional<OpenedSegment> find(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /**
   * A manifest as the headers imply it, its generation 0. A segment ends where the next one's
   * header says; without that, where its file does.
   */
  Manifest impliedManifest(byte[] id) {
    List<Manifest.Entry> entries = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      OpenedSegment segment = segments.get(i);
      long first = segment.wholeHeader().map(SegmentHeader::firstSequence).orElse(0L);
      entries.add(new Manifest.Entry(segment.number(), impliedLength(id, i), first));
    }
    return new Manifest(id, 0, entries);
  }

  private long impliedLength(byte[] id, int index) {
    if (index == segments.size() - 1) {
      return SegmentHeaderFormat.BYTES;
    }
    OpenedSegment segment = segments.get(index);
    return segments.get(index + 1).stated(id, segment.number()).orElse(segment.size());
  }
}
