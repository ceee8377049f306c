package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The segment that takes appends.
 *
 * <p>Invariants: everything below {@link #durable()} is synced; {@link #end()} is the length of the
 * file while no append is under way; between the two lies nothing, or one seal, or groups that were
 * not synced yet, the first of them perhaps behind a seal. Threading: one user at a time.
 */
final class ActiveSegment {
  private final AsyncRuntime runtime;
  private final StorageFile file;
  private final int number;
  private final FrameChecksum checksum;
  private long durable;
  private long end;
  private boolean sealed;

  /** All {@code durable} bytes of {@code file} are synced. */
  ActiveSegment(AsyncRuntime runtime, StorageFile file, SegmentHeader header, long durable) {
    this.runtime = runtime;
    this.file = file;
    this.number = header.number();
    this.checksum = new FrameChecksum(header.logId(), header.number());
    this.durable = durable;
    this.end = durable;
  }

  /** Says that the file goes on to {@code later}, with a seal, where that is behind its end. */
  ActiveSegment sealedUpTo(long later) {
    sealed = end < later;
    end = later;
    return this;
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
    return sealed;
  }

  boolean holdsCommits() {
    return (sealed ? durable : end) > SegmentHeaderFormat.BYTES;
  }

  /** Appends groups, which are not durable before the next {@link #sync}. */
  Promise<@Nullable Void> append(byte[] groups) {
    return write(groups, false);
  }

  /** Makes everything appended durable. */
  Promise<@Nullable Void> sync() {
    return Prompt.map(
        runtime,
        file.sync(),
        ignored -> {
          durable = end;
          return null;
        });
  }

  /** Appends the seal of a clean close, behind groups that are durable, and syncs it. */
  Promise<@Nullable Void> seal(long lastSequence) {
    assert durable == end : "sealed before it is durable";
    byte[] seal = SealFormat.encode(lastSequence, checksum, end);
    return write(seal, true).then(ignored -> file.sync());
  }

  private Promise<@Nullable Void> write(byte[] bytes, boolean seals) {
    return Prompt.map(
        runtime,
        file.append(bytes),
        offset -> {
          checkOffset(offset);
          end += bytes.length;
          sealed = seals;
          return null;
        });
  }

  private void checkOffset(long offset) {
    if (offset != end) {
      throw new KoruException.StorageFailure(
          "append at unexpected offset: file="
              + file.name()
              + " offset="
              + offset
              + " expected="
              + end);
    }
  }
}
