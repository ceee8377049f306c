package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * All versions in memory as one segment that needs no packing; values are taken where they are.
 *
 * <p>Threading: as {@link SealedSegments}.
 */
final class MemorySegment implements SealedSegments {
  private final AsyncRuntime runtime;
  private final MemoryVersions versions;

  MemorySegment(AsyncRuntime runtime, MemoryVersions versions) {
    this.runtime = runtime;
    this.versions = versions;
  }

  @Override
  public List<Segment> segments() {
    return List.of(new Segment(MemoryJournal.SEGMENT, versions.length(), 1));
  }

  @Override
  public Promise<Long> activeBytes() {
    return runtime.completed(0L);
  }

  @Override
  public Promise<Long> fileBytes(int segment) {
    return runtime.completed(0L);
  }

  @Override
  public Promise<@Nullable Void> survey(Segment segment, Consumer<VersionRecord> visitor) {
    for (int i = 0; i < segment.length(); i++) {
      visitor.accept(versions.get(i));
    }
    return runtime.completed(null);
  }

  @Override
  public Promise<Packed> packIfWiped(Segment segment, WipedVersions wiped) {
    return pack(segment, wiped);
  }

  @Override
  public Promise<Packed> pack(Segment segment, WipedVersions wiped) {
    long count = 0;
    long bytes = 0;
    for (int i = 0; i < segment.length(); i++) {
      VersionRecord version = versions.get(i);
      Optional<Wiping> why = version.isWiped() ? Optional.empty() : wiped.wiping(version);
      if (why.isPresent()) {
        versions.set(i, version.wiped(why.get()));
        count++;
        bytes += version.content().length + version.metadata().length;
      }
    }
    return runtime.completed(new Packed(bytes, 0, count, bytes));
  }

  @Override
  public Promise<@Nullable Void> deleteReplaced() {
    return runtime.completed(null);
  }
}
