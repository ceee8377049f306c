package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Reads one segment past all damage: a scan that goes on behind each place where it stops.
 *
 * <p>In the last segment, damage that nothing states to be durable is the torn end of a write, as
 * for opening; there it ends.
 *
 * <p>Threading: one task at a time.
 */
final class SegmentVerification {
  private final AsyncRuntime runtime;
  private final SegmentBytes segment;
  private final AuditTrail trail;
  private final SegmentScan scan;
  private long told;
  private long commits;
  private long statedBehind;
  private boolean last;
  private boolean torn;

  SegmentVerification(
      AsyncRuntime runtime, SegmentBytes segment, SegmentScan.Start start, AuditTrail trail) {
    this.runtime = runtime;
    this.segment = segment;
    this.trail = trail;
    this.scan =
        new SegmentScan(runtime, segment, start, this::visit)
            .waitingFor(() -> trail.settle(runtime));
  }

  /** Says that the log may end here as a crash left it. */
  SegmentVerification asLast() {
    last = true;
    return this;
  }

  /** Says that commits up to {@code sequence} were read before; copies of them do not count. */
  SegmentVerification afterCommit(long sequence) {
    told = sequence;
    return this;
  }

  /** Reads to the end. */
  Promise<@Nullable Void> run() {
    return scan.run()
        .then(ignored -> scan.stopped().map(this::judge).orElseGet(() -> runtime.completed(null)));
  }

  /** The last commit that was read here or before. */
  long sequence() {
    return Math.max(told, scan.sequence());
  }

  /** How many whole commits were read that were not read before. */
  long commits() {
    return commits;
  }

  /** Whether the segment ends in a seal, all before it whole or not. */
  boolean isSealed() {
    return scan.isSealed() && !torn && scan.stopped().isEmpty();
  }

  private void visit(CommitPlace place, List<VersionRecord> commit) {
    long sequence = place.sequence();
    List<LegibleVersion> legible = new ArrayList<>(commit.size());
    for (VersionRecord version : commit) {
      legible.add(new LegibleVersion(version, true));
    }
    commits += sequence > told ? 1 : 0;
    tell(new LegibleCommit(sequence, commit.size(), legible));
  }

  private void tell(LegibleCommit commit) {
    if (commit.sequence() > told) {
      told = commit.sequence();
      trail.commit(here(), commit);
    }
  }

  private Promise<@Nullable Void> judge(ScanStop stop) {
    boolean mayBeTorn =
        last && stop.likeACrash() && scan.offset() >= Math.max(scan.durable(), statedBehind);
    if (!mayBeTorn) {
      return pass(stop);
    }
    return new DurabilitySurvey(runtime, segment, scan.offset())
        .run()
        .then(
            survey -> {
              statedBehind = survey.durable();
              return statedBehind > scan.offset() ? pass(stop) : endTorn(survey.written());
            });
  }

  /** Zeros alone are no torn end: storage may have written them ahead. */
  private Promise<@Nullable Void> endTorn(long written) {
    torn = true;
    if (written > scan.offset()) {
      String cut = (written - scan.offset()) + " bytes";
      trail.add(Finding.of(Kind.TORN_TAIL, here(), "", cut));
    }
    return runtime.completed(null);
  }

  private Promise<@Nullable Void> pass(ScanStop stop) {
    if (stop.group().isPresent()) {
      return pass(stop.group().get());
    }
    trail.add(stop.finding());
    return new DurabilitySurvey(runtime, segment, scan.offset() + 1)
        .untilFirst()
        .run()
        .then(survey -> resume(survey.first()));
  }

  private Promise<@Nullable Void> pass(GroupReader group) {
    GroupSurvey survey = new GroupSurvey(group);
    survey.findings().forEach(trail::add);
    GroupHeader header = group.header();
    tell(new LegibleCommit(header.sequence(), header.recordCount(), survey.versions()));
    scan.resume(group.end(), group.header().sequence());
    return runtime.yield().then(ignored -> run());
  }

  private Promise<@Nullable Void> resume(Optional<DurabilitySurvey.Frame> next) {
    if (next.isEmpty()) {
      return runtime.completed(null);
    }
    DurabilitySurvey.Frame frame = next.get();
    if (frame.sequenceBefore() > sequence()) {
      Place place = Place.segment(segment.number(), frame.offset());
      long missing = sequence() + 1;
      trail.add(Finding.of(Kind.COMMITS_MISSING, place, missing, frame.sequenceBefore() + 1));
    }
    scan.resume(frame.offset(), frame.sequenceBefore());
    return run();
  }

  private Place here() {
    return Place.segment(segment.number(), scan.offset());
  }
}
