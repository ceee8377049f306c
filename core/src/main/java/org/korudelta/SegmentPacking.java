package org.korudelta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.korudelta.async.Prompt;
import org.korudelta.log.SealedSegments;
import org.korudelta.log.WipedVersions;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Packs every sealed segment that is not packed yet. Threading: one task. */
final class SegmentPacking {
  private final AsyncRuntime runtime;
  private final SealedSegments packing;
  private final int left;
  private int segments;
  private long bytesBefore;
  private long bytesAfter;
  private BooleanSupplier condition = () -> true;

  /** Leaves the newest {@code left} segments as they are. */
  SegmentPacking(Maintenance.Parts parts, int left) {
    this.left = left;
    this.runtime = parts.runtime();
    this.packing = parts.packing();
  }

  /** Goes on after each segment only whilst {@code wanted}. */
  SegmentPacking whilst(BooleanSupplier wanted) {
    condition = wanted;
    return this;
  }

  Promise<PackReport> run() {
    List<SealedSegments.Segment> all = packing.segments();
    List<SealedSegments.Segment> unpacked =
        new ArrayList<>(all.subList(0, Math.max(0, all.size() - left)));
    unpacked.removeIf(segment -> segment.packings() > 0);
    Iterator<SealedSegments.Segment> rest = unpacked.iterator();
    return Prompt.whileTrue(runtime, () -> packNext(rest))
        .map(ignored -> new PackReport(segments, bytesBefore, bytesAfter));
  }

  private Promise<Boolean> packNext(Iterator<SealedSegments.Segment> rest) {
    return condition.getAsBoolean() && rest.hasNext()
        ? packing.pack(rest.next(), WipedVersions.NONE).map(this::count)
        : runtime.completed(false);
  }

  private boolean count(SealedSegments.Packed packed) {
    segments++;
    bytesBefore += packed.bytesBefore();
    bytesAfter += packed.bytesAfter();
    return true;
  }
}
