package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/**
 * Reads a log that exists: every commit in order to the visitor, damage judged, a torn end told
 * from it (S2). What becomes of that end is for its {@link Aftermath}.
 *
 * <p>Threading: one task at a time.
 *
 * <p>How damage is judged. Bytes are known durable when a whole frame after them, the header of the
 * segment after, or the manifest says so. Damage there is corruption, and opening fails. Damage
 * elsewhere can only be the end of a write that a crash cut short, or that is under way.
 */
final class Recovery {
  private final LogDirectory directory;
  private final Aftermath aftermath;
  private Manifest manifest;
  private final Reading reading;
  private Optional<KnownEnd> known = Optional.empty();
  private Optional<OrphanSegment> orphan = Optional.empty();
  private Optional<TornTail> torn = Optional.empty();
  private long tornBytes;
  private boolean followed;
  private long delivered;
  private long groups;
  private long versions;
  private long sequence;

  /**
   * How to read, and for whom.
   *
   * @param options block size
   * @param visitor receives the commits
   */
  record Reading(LogOptions options, CommitVisitor visitor) {}

  Recovery(LogDirectory directory, Aftermath aftermath, Manifest manifest, Reading reading) {
    this.directory = directory;
    this.aftermath = aftermath;
    this.manifest = manifest;
    this.reading = reading;
    this.sequence = manifest.segments().get(0).firstSequence() - 1;
  }

  /** Reads everything, and lets the aftermath end it. */
  Promise<Recovered> run(FileNames names) {
    manifest.requirePresent(names);
    checkUnlisted(names);
    LogOutline outline =
        new LogOutline(manifest.logId(), manifest.active().number(), names.indexes(), directory);
    return LogPacking.clear(directory, names)
        .then(ignored -> openOrphan(names))
        .then(ignored -> reading.visitor().begin(directory.runtime(), outline))
        .then(end -> readSealed(beginBehind(end)))
        .then(ignored -> readActive());
  }

  /** The first segment that must be read. */
  private int beginBehind(Optional<KnownEnd> end) {
    known = end;
    int index = 0;
    if (end.isPresent()) {
      delivered = end.get().sequence();
      while (manifest.segments().get(index).number() < end.get().place().segment()) {
        index++;
      }
      sequence = manifest.segments().get(index).firstSequence() - 1;
    }
    return index;
  }

  private void checkUnlisted(FileNames names) {
    for (int number : names.segments()) {
      if (!manifest.lists(number) && number != orphanNumber()) {
        throw new KoruException.Corruption(
            "segment not listed: segment=" + number + " generation=" + manifest.generation());
      }
    }
  }

  private int orphanNumber() {
    return manifest.active().number() + 1;
  }

  private Promise<@Nullable Void> openOrphan(FileNames names) {
    if (!names.segments().contains(orphanNumber())) {
      return directory.runtime().completed(null);
    }
    return OpenedSegment.open(directory, orphanNumber())
        .map(
            segment -> {
              orphan = Optional.of(new OrphanSegment(directory, manifest, segment));
              return null;
            });
  }

  private Promise<@Nullable Void> readSealed(int index) {
    if (index == manifest.segments().size() - 1) {
      return directory.runtime().completed(null);
    }
    Manifest.Entry entry = manifest.segments().get(index);
    return OpenedSegment.open(directory, entry.number())
        .then(segment -> readSealed(index, segment))
        .then(ignored -> readSealed(index + 1));
  }

  private Promise<@Nullable Void> readSealed(int index, OpenedSegment segment) {
    long length = manifest.segments().get(index).length();
    checkHeader(index, segment);
    checkLength(segment, length);
    SegmentScan scan = scan(segment, length, length);
    return scan.run()
        .then(
            ignored -> {
              scan.stopped().ifPresent(Recovery::refuse);
              count(scan);
              return directory.close(segment.file());
            });
  }

  private void checkHeader(int index, OpenedSegment segment) {
    segment.check(manifest.expectedHeader(index));
    Manifest.Entry entry = manifest.segments().get(index);
    if (entry.firstSequence() != sequence + 1) {
      throw new KoruException.Corruption(
          "segment does not continue: segment="
              + entry.number()
              + " firstSequence="
              + entry.firstSequence()
              + " expected="
              + (sequence + 1));
    }
  }

  private static void checkLength(OpenedSegment segment, long expected) {
    if (segment.size() < expected) {
      throw segment.truncation(expected).corruption();
    }
  }

  private SegmentScan scan(OpenedSegment segment, long durable, long end) {
    SegmentScan.Start start = new SegmentScan.Start(durable, sequence);
    SegmentScan scan =
        new SegmentScan(directory.runtime(), bytes(segment, end), start, this::deliver);
    known
        .filter(behind -> behind.place().segment() == segment.number())
        .ifPresent(behind -> scan.resume(behind.place().offset(), behind.sequence()));
    return scan;
  }

  /** Copies of commits that were delivered are not delivered again. */
  private void deliver(CommitPlace place, List<VersionRecord> records) {
    if (place.sequence() > delivered) {
      delivered = place.sequence();
      groups++;
      versions += records.size();
      reading.visitor().visit(place, records);
    } else if (known.isEmpty() || place.sequence() > known.get().sequence()) {
      reading.visitor().moved(place);
    }
  }

  private SegmentBytes bytes(OpenedSegment segment, long end) {
    return segment.bytes(manifest.logId(), end, reading.options().readBlockBytes());
  }

  private void count(SegmentScan scan) {
    sequence = scan.sequence();
  }

  private static void refuse(ScanStop stop) {
    throw stop.error();
  }

  private Promise<Recovered> readActive() {
    return OpenedSegment.open(directory, manifest.active().number()).then(this::readActive);
  }

  private Promise<Recovered> readActive(OpenedSegment segment) {
    long durable = Math.max(statedLength(segment.number()), SegmentHeaderFormat.BYTES);
    checkHeader(manifest.segments().size() - 1, segment);
    checkLength(segment, durable);
    SegmentScan scan = scan(segment, durable, segment.size());
    return scan.run()
        .then(ignored -> judge(scan, segment))
        .then(ignored -> orphan.isEmpty() ? conclude(scan, segment) : settleOrphan(scan, segment));
  }

  /** How much of the active segment is durable by what is known outside it. */
  private long statedLength(int segment) {
    long byOrphan = orphan.map(OrphanSegment::statedLength).orElse(0L);
    long byIndex =
        known
            .filter(end -> end.place().segment() == segment)
            .map(end -> end.place().offset())
            .orElse(0L);
    return Math.max(Math.max(manifest.active().length(), byOrphan), byIndex);
  }

  private Promise<@Nullable Void> judge(SegmentScan scan, OpenedSegment segment) {
    return judge(scan, segment, 0);
  }

  private Promise<@Nullable Void> judge(
      SegmentScan scan, OpenedSegment segment, long stoppedBefore) {
    count(scan);
    return TornEnd.require(directory.runtime(), scan, bytes(segment, segment.size()))
        .<@Nullable Void>map(
            bytes -> {
              tornBytes = bytes;
              return null;
            })
        .recover(error -> judgeFurther(scan, segment, stoppedBefore, error));
  }

  /** Beside a writer what looks like damage may be what was written just now. */
  private Promise<@Nullable Void> judgeFurther(
      SegmentScan scan, OpenedSegment segment, long stoppedBefore, Throwable error) {
    long stopped = scan.offset();
    return aftermath.isBesideWriter() && stopped > stoppedBefore
        ? scan.runFurther().then(ignored -> judge(scan, segment, stopped))
        : directory.runtime().failed(error);
  }

  private Promise<Recovered> settleOrphan(SegmentScan scan, OpenedSegment segment) {
    OrphanSegment unlisted = orphan.orElseThrow();
    orphan = Optional.empty();
    followed = true;
    return unlisted
        .lastSequence(sequence, reading.options())
        .then(
            last ->
                last > sequence
                    ? adopt(unlisted, scan, segment)
                    : aftermath.drop(unlisted).then(ignored -> conclude(scan, segment)));
  }

  /** The log goes on in a segment that no manifest lists yet. */
  private Promise<Recovered> adopt(OrphanSegment unlisted, SegmentScan scan, OpenedSegment before) {
    torn = torn(scan, before);
    manifest = unlisted.adopted(sequence);
    sequence = manifest.active().firstSequence() - 1;
    return aftermath
        .adopt(manifest)
        .then(ignored -> directory.close(before.file()))
        .then(ignored -> readActive(unlisted.segment()));
  }

  private Promise<Recovered> conclude(SegmentScan scan, OpenedSegment segment) {
    assert sequence >= delivered : "delivered and not in the log";
    RecoveryReport report = report(scan, segment);
    boolean certain = followed || manifest.active().isBefore(scan.offset());
    return aftermath
        .conclude(new LogEnding(manifest, certain, scan, segment))
        .map(state -> new Recovered(state, report, sequence));
  }

  private Optional<TornTail> torn(SegmentScan scan, OpenedSegment segment) {
    return tornBytes == 0
        ? Optional.empty()
        : Optional.of(new TornTail(segment.number(), scan.offset(), tornBytes));
  }

  private RecoveryReport report(SegmentScan scan, OpenedSegment segment) {
    torn = torn.isPresent() ? torn : torn(scan, segment);
    return new RecoveryReport(
        manifest.segments().size(),
        groups,
        versions,
        torn,
        scan.tail().isEmpty() ? 0 : sequence,
        scan.stopped().isEmpty() && torn.isEmpty() && scan.isSealed());
  }
}
