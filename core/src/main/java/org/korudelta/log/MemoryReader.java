package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Reads versions in memory. Threading: safe from any thread. */
final class MemoryReader implements JournalReader {
  private final AsyncRuntime runtime;
  private final MemoryVersions versions;

  MemoryReader(AsyncRuntime runtime, MemoryVersions versions) {
    this.runtime = runtime;
    this.versions = versions;
  }

  @Override
  public Promise<FoundVersion> version(LogPlace place, Address address) {
    return found((int) place.offset(), address);
  }

  @Override
  public Promise<FoundVersion> version(Signpost near, Address address) {
    int position = (int) near.place().offset();
    while (position < versions.length() && !isAt(versions.get(position), address)) {
      position++;
    }
    return found(position, address);
  }

  private Promise<FoundVersion> found(int position, Address address) {
    if (position < versions.length() && isAt(versions.get(position), address)) {
      return runtime.completed(new FoundVersion(versions.get(position), true));
    }
    return runtime.failed(
        new KoruException.Corruption(
            "version is not where the index says: position="
                + position
                + " of="
                + versions.length()));
  }

  private static boolean isAt(VersionRecord version, Address address) {
    return version.timestampNanos() == address.nanos() && version.ordinal() == address.ordinal();
  }

  @Override
  public Promise<List<VersionRecord>> commits(Optional<Signpost> near, CommitBounds bounds) {
    List<VersionRecord> found = new ArrayList<>();
    int position = near.map(post -> (int) post.firstOffset()).orElse(0);
    long bytes = 0;
    while (position < versions.length()) {
      VersionRecord version = versions.get(position++);
      boolean full = found.size() >= bounds.limit() || bytes >= bounds.bytesMax();
      boolean begins = version.ordinal() == 0;
      if (version.timestampNanos() > bounds.untilNanos() || (begins && full)) {
        break;
      }
      if (version.timestampNanos() > bounds.afterNanos()) {
        found.add(version);
        bytes += version.content().length + version.metadata().length;
      }
    }
    return runtime.completed(found);
  }

  @Override
  public boolean isPacked(int segment) {
    return false;
  }

  @Override
  public Promise<List<SegmentSize>> segmentSizes(LogSizes all) {
    return runtime.completed(List.of());
  }
}
