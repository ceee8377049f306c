package org.korudelta.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Verifies the segments of a log one after the other: that each is there, says what the manifest
 * says of it, and continues the one before; then its contents; at last whatever no manifest lists.
 *
 * <p>Threading: one task at a time.
 */
final class SegmentSequence {
  private final LogDirectory directory;
  private final LogOptions options;
  private final Manifest manifest;
  private final AuditTrail trail;
  private int segments;
  private long commits;
  private long sequence;
  private boolean sealed;

  SegmentSequence(LogDirectory directory, LogOptions options, Manifest manifest, AuditTrail trail) {
    this.directory = directory;
    this.options = options;
    this.manifest = manifest;
    this.trail = trail;
  }

  /**
   * What was read.
   *
   * @param segments how many segments
   * @param commits how many whole commits
   * @param lastSequence the last commit, whole or not; 0 for none
   * @param sealed whether the last segment ends in a seal
   */
  record Totals(int segments, long commits, long lastSequence, boolean sealed) {
    /** Of a log without a segment that can be read. */
    static final Totals NONE = new Totals(0, 0, 0, false);
  }

  Promise<Totals> run(SegmentInventory inventory) {
    return listed(inventory, 0)
        .then(ignored -> unlisted(inventory, 0))
        .map(ignored -> new Totals(segments, commits, sequence, sealed));
  }

  private Promise<@Nullable Void> listed(SegmentInventory inventory, int from) {
    int index = passAbsent(inventory, from);
    if (index == manifest.segments().size()) {
      return directory.runtime().completed(null);
    }
    OpenedSegment segment = inventory.find(manifest.segments().get(index).number()).orElseThrow();
    examineHeader(segment, index);
    return verify(segment, limits(segment, index, inventory))
        .then(ignored -> listed(inventory, index + 1));
  }

  /** The first entry from {@code from} on whose segment is there. */
  private int passAbsent(SegmentInventory inventory, int from) {
    int index = from;
    while (index < manifest.segments().size()) {
      Manifest.Entry entry = manifest.segments().get(index);
      if (inventory.find(entry.number()).isPresent()) {
        return index;
      }
      trail.add(entry.missing());
      index++;
    }
    return index;
  }

  private void examineHeader(OpenedSegment segment, int index) {
    Manifest.Entry entry = manifest.segments().get(index);
    Optional<SegmentHeader> header = segment.wholeHeader();
    if (header.isEmpty()) {
      trail.add(segment.headerDamage());
    } else if (manifest.generation() > 0) {
      segment.differences(manifest.expectedHeader(index), header.get()).forEach(trail::add);
    }
    requireContinuation(entry);
  }

  /** The segment goes on where the one before ended; an implied manifest may not know where. */
  private void requireContinuation(Manifest.Entry entry) {
    if (entry.firstSequence() <= sequence && manifest.generation() > 0) {
      Place place = Place.segment(entry.number(), 0);
      trail.add(Finding.of(Kind.GROUP_SEQUENCE, place, sequence + 1, entry.firstSequence()));
    }
    passMissing(entry.number(), entry.firstSequence() - 1);
  }

  /** Goes on after commit {@code before}, if that is further; never back to what was read. */
  private void passMissing(int segment, long before) {
    if (before > sequence) {
      Place place = Place.segment(segment, 0);
      trail.add(Finding.of(Kind.COMMITS_MISSING, place, sequence + 1, before + 1));
      sequence = before;
    }
  }

  /**
   * What is known of a segment before it is read.
   *
   * @param start how much of it something outside of it states to be durable, and the commit before
   *     its first
   * @param end where reading ends
   * @param last whether the log may end in it
   */
  private record Limits(SegmentScan.Start start, long end, boolean last) {}

  private Limits limits(OpenedSegment segment, int index, SegmentInventory inventory) {
    long length = manifest.segments().get(index).length();
    boolean last = index == manifest.segments().size() - 1;
    long durable = last ? Math.max(length, statedByNext(segment, inventory)) : length;
    if (segment.size() < durable) {
      trail.add(segment.truncation(durable));
    }
    long end = last ? segment.size() : Math.min(length, segment.size());
    return new Limits(new SegmentScan.Start(durable, sequence), end, last);
  }

  /** What a segment that is not listed yet states of the one before. */
  private long statedByNext(OpenedSegment segment, SegmentInventory inventory) {
    return inventory
        .find(segment.number() + 1)
        .flatMap(next -> next.stated(manifest.logId(), segment.number()))
        .orElse(0L);
  }

  private Promise<@Nullable Void> verify(OpenedSegment measured, Limits limits) {
    return directory
        .openAgain(measured.file())
        .then(
            file -> {
              OpenedSegment segment =
                  new OpenedSegment(
                      file, measured.number(), measured.size(), measured.firstBytes());
              SegmentVerification verification = verification(segment, limits);
              return verification
                  .run()
                  .then(ignored -> directory.close(file))
                  .map(ignored -> count(segment, verification));
            });
  }

  private SegmentVerification verification(OpenedSegment segment, Limits limits) {
    SegmentBytes bytes = segment.bytes(manifest.logId(), limits.end(), options.readBlockBytes());
    SegmentVerification verification =
        new SegmentVerification(directory.runtime(), bytes, limits.start(), trail)
            .afterCommit(sequence);
    return limits.last() ? verification.asLast() : verification;
  }

  private @Nullable Void count(OpenedSegment segment, SegmentVerification verified) {
    segments++;
    commits += verified.commits();
    sequence = verified.sequence();
    sealed = verified.isSealed();
    trail.passed(segment.size());
    return null;
  }

  private Promise<@Nullable Void> unlisted(SegmentInventory inventory, int index) {
    if (index == inventory.segments().size()) {
      return directory.runtime().completed(null);
    }
    OpenedSegment segment = inventory.segments().get(index);
    boolean known = manifest.lists(segment.number());
    return (known ? directory.runtime().<@Nullable Void>completed(null) : examineUnlisted(segment))
        .then(ignored -> unlisted(inventory, index + 1));
  }

  /**
   * A crash leaves the segment after the last, with copies most often. If it alone holds commits,
   * it belongs to the log.
   */
  private Promise<@Nullable Void> examineUnlisted(OpenedSegment segment) {
    return directory
        .openAgain(segment.file())
        .then(
            file -> {
              OpenedSegment open =
                  new OpenedSegment(file, segment.number(), segment.size(), segment.firstBytes());
              SegmentBytes bytes =
                  open.bytes(manifest.logId(), segment.size(), options.readBlockBytes());
              return new DurabilitySurvey(directory.runtime(), bytes, 0)
                  .run()
                  .then(survey -> directory.close(file).then(ignored -> judge(segment, survey)));
            });
  }

  private Promise<@Nullable Void> judge(OpenedSegment segment, DurabilitySurvey survey) {
    boolean next = segment.number() == manifest.active().number() + 1;
    Place place = Place.segment(segment.number(), 0);
    boolean copies = next && survey.lastSequence() <= sequence;
    if (copies || StagedSegments.isLeftBehind(segment, manifest)) {
      trail.add(Finding.of(Kind.UNFINISHED_SEGMENT, place, "", segment.size() + " bytes"));
      trail.passed(segment.size());
      return directory.runtime().completed(null);
    }
    Kind kind = next && continues(segment) ? Kind.SEGMENT_CONTINUES : Kind.SEGMENT_UNLISTED;
    trail.add(Finding.of(kind, place, "", "commit " + survey.lastSequence()));
    if (!next) {
      trail.passed(segment.size());
      return directory.runtime().completed(null);
    }
    long before = commitBefore(segment, survey);
    passMissing(segment.number(), before);
    SegmentScan.Start start = new SegmentScan.Start(SegmentHeaderFormat.BYTES, before);
    return verify(segment, new Limits(start, segment.size(), true));
  }

  /** Whether opening would take the segment after the last, which no manifest lists. */
  private boolean continues(OpenedSegment segment) {
    return segment
        .header(manifest.logId())
        .filter(header -> header.previous().number() == manifest.active().number())
        .filter(header -> header.firstSequence() <= sequence + 1)
        .isPresent();
  }

  /** The commit before an unlisted segment's first, which may be a copy of one that was read. */
  private long commitBefore(OpenedSegment segment, DurabilitySurvey survey) {
    Optional<SegmentHeader> header = segment.wholeHeader();
    if (header.isPresent()) {
      return header.get().firstSequence() - 1;
    }
    trail.add(segment.headerDamage());
    long found = survey.first().map(DurabilitySurvey.Frame::sequenceBefore).orElse(sequence);
    return Math.min(sequence, found);
  }
}
