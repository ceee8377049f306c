package org.korudelta.log;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Place;

/**
 * Copies whole groups from the end of one segment to the beginning of the next. Records are copied
 * as they are; headers name their place, so they are made anew.
 *
 * <p>Threading: one task at a time.
 */
final class TailCopy {
  private final StorageFile source;
  private final StorageFile target;
  private final FrameChecksum checksum;
  private final int segment;
  private Consumer<CommitPlace> told = place -> {};
  private final Iterator<SegmentScan.Extent> groups;
  private long length = SegmentHeaderFormat.BYTES;

  /**
   * A copy of {@code groups} of {@code source} into {@code target}, which holds its {@code header}
   * and nothing else.
   */
  TailCopy(
      StorageFile source,
      List<SegmentScan.Extent> groups,
      StorageFile target,
      SegmentHeader header) {
    this.source = source;
    this.groups = groups.iterator();
    this.target = target;
    this.segment = header.number();
    this.checksum = new FrameChecksum(header.logId(), header.number());
  }

  /** Tells {@code listener} where each group stands. */
  TailCopy telling(Consumer<CommitPlace> listener) {
    told = listener;
    return this;
  }

  /** Copies all and syncs; gives the target's length. */
  Promise<Long> run() {
    if (groups.hasNext()) {
      return copy(groups.next()).then(ignored -> run());
    }
    return target.sync().map(ignored -> length);
  }

  private Promise<Long> copy(SegmentScan.Extent group) {
    return source
        .read(group.offset(), group.length())
        .then(
            bytes -> {
              checkLength(group, bytes.length);
              GroupHeader header = GroupFormat.decode(bytes, 0).moved(SegmentHeaderFormat.BYTES);
              GroupFormat.encode(header, bytes, 0);
              GroupFormat.stamp(bytes, 0, checksum, length);
              Place place = Place.segment(segment, length);
              told.accept(new GroupReader(bytes, 0, header, place).commitPlace());
              length += bytes.length;
              return target.append(bytes);
            });
  }

  private void checkLength(SegmentScan.Extent group, int actual) {
    if (actual != group.length()) {
      throw new KoruException.StorageFailure(
          "short read: file="
              + source.name()
              + " offset="
              + group.offset()
              + " bytes="
              + actual
              + " expected="
              + group.length());
    }
  }
}
