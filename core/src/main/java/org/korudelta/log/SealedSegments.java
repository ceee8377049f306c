package org.korudelta.log;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.Promise;

/**
 * What takes no appends any more, segment by segment: it can be packed, and lose values.
 *
 * <p>Errors are those of {@link LogPacking}. Threading: one call at a time.
 */
public interface SealedSegments {

  /**
   * A sealed segment.
   *
   * @param number its number
   * @param length its valid length, unpacked
   * @param packings how often it was packed
   */
  record Segment(int number, long length, int packings) {}

  /**
   * What packing did.
   *
   * @param bytesBefore length of the file before, in bytes
   * @param bytesAfter length of the file now
   * @param wipedVersions how many versions lost their values
   * @param wipedBytes how long those were
   */
  record Packed(long bytesBefore, long bytesAfter, long wipedVersions, long wipedBytes) {}

  /** The segments that can be packed, oldest first. */
  List<Segment> segments();

  /** How long the segment is that takes appends. */
  Promise<Long> activeBytes();

  /** How long the file of a segment is, with what was cut off. */
  Promise<Long> fileBytes(int segment);

  /**
   * Shows {@code visitor} the versions of a segment in their order, also those whose values were
   * taken.
   */
  Promise<@Nullable Void> survey(Segment segment, Consumer<VersionRecord> visitor);

  /** As {@link #pack}, if a version of it loses its value; nothing happens otherwise. */
  Promise<Packed> packIfWiped(Segment segment, WipedVersions wiped);

  /** Packs a segment; what counted before is gone, durably, when the promise completes. */
  Promise<Packed> pack(Segment segment, WipedVersions wiped);

  /** Deletes, durably, what segments were packed from and is still there. */
  Promise<@Nullable Void> deleteReplaced();
}
