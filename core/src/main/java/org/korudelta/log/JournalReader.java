package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.Promise;

/**
 * Reads versions and commits that were published.
 *
 * <p>Errors are those of {@link LogReader}. Threading: safe from any thread.
 */
public interface JournalReader {

  /** The version of {@code address}, whose record begins at {@code place}. */
  Promise<FoundVersion> version(LogPlace place, Address address);

  /** The version of {@code address}, which is at {@code near} or after it. */
  Promise<FoundVersion> version(Signpost near, Address address);

  /**
   * The versions of the commits that {@code bounds} want: whole commits until there are enough.
   *
   * @param near a version not after them; empty to begin at the beginning
   */
  Promise<List<VersionRecord>> commits(Optional<Signpost> near, CommitBounds bounds);

  /** Whether a segment is packed. */
  boolean isPacked(int segment);

  /** How long each segment is, oldest first, where all of them are {@code all}. */
  Promise<List<SegmentSize>> segmentSizes(LogSizes all);
}
