package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The segment that takes appends.
 *
 * <p>Invariants: everything below {@link #durable()} is synced; {@link #end()} is the length of the
 * file while no append is under way; between the two lies nothing, or one seal. Threading: one user
 * at a time.
 */
final class ActiveSegment {
  private final StorageFile file;
  private final int number;
  private final FrameChecksum checksum;
  private long durable;
  private long end;

  /**
   * Bytes of {@code file} up to {@code durable} are synced; from there to {@code end} is nothing or
   * a seal.
   */
  ActiveSegment(StorageFile file, SegmentHeader header, long durable, long end) {
    this.file = file;
    this.number = header.number();
    this.checksum = new FrameChecksum(header.logId(), header.number());
    this.durable = durable;
    this.end = end;
  }

  StorageFile file() {
    return file;
  }

  int number() {
    return number;
  }

  FrameChecksum checksum() {
    return checksum;
  }

  long durable() {
    return durable;
  }

  long end() {
    return end;
  }

  boolean isSealed() {
    return durable < end;
  }

  boolean holdsCommits() {
    return durable > SegmentHeaderFormat.BYTES;
  }

  /** Appends groups and syncs them; they are durable when the promise completes. */
  Promise<@Nullable Void> append(byte[] groups) {
    return write(groups)
        .map(
            ignored -> {
              end += groups.length;
              durable = end;
              return null;
            });
  }

  /** Appends the seal of a clean close and syncs it. */
  Promise<@Nullable Void> seal(long lastSequence) {
    byte[] seal = SealFormat.encode(lastSequence, checksum, end);
    return write(seal)
        .map(
            ignored -> {
              end += seal.length;
              return null;
            });
  }

  private Promise<@Nullable Void> write(byte[] bytes) {
    return file.append(bytes).then(this::checkOffset).then(ignored -> file.sync());
  }

  private Promise<Long> checkOffset(long offset) {
    if (offset != end) {
      throw new KoruException.StorageFailure(
          "append at unexpected offset: file="
              + file.name()
              + " offset="
              + offset
              + " expected="
              + end);
    }
    return file.size();
  }
}
