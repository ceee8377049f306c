package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * The commits of a database that is in memory alone: there as long as it is open, and durable for
 * as long.
 *
 * <p>What it will not do: encode anything, touch storage, or give memory back.
 *
 * <p>Cost: what its versions take. Threading: as {@link Journal}.
 */
public final class MemoryJournal implements Journal {
  /** The one segment that commits are said to be in; offsets in it are positions of versions. */
  static final int SEGMENT = 1;

  private static final RecoveryReport NOTHING_FOUND =
      new RecoveryReport(0, 0, 0, Optional.empty(), 0, true);

  private final AsyncRuntime runtime;
  private final MemoryVersions versions = new MemoryVersions();
  private final MemorySegment segment;
  private long commits;
  private volatile LogSizes sizes = new LogSizes(0, 0, 0);
  private volatile boolean closed;

  /** Without commits. */
  public MemoryJournal(AsyncRuntime runtime) {
    this.runtime = runtime;
    this.segment = new MemorySegment(runtime, versions);
  }

  @Override
  public Promise<List<CommitPlace>> append(List<List<VersionRecord>> added) {
    if (closed) {
      return closed();
    }
    List<CommitPlace> places = new ArrayList<>(added.size());
    for (List<VersionRecord> commit : added) {
      places.add(add(commit));
    }
    sizes = new LogSizes(0, 0, commits);
    return runtime.completed(places);
  }

  private CommitPlace add(List<VersionRecord> commit) {
    long[] records = new long[commit.size() + 1];
    for (int i = 0; i < commit.size(); i++) {
      records[i] = versions.length();
      versions.add(commit.get(i));
    }
    records[commit.size()] = versions.length();
    commits++;
    return new CommitPlace(commits, commit.get(0).timestampNanos(), SEGMENT, records);
  }

  private <T extends @Nullable Object> Promise<T> closed() {
    return runtime.failed(new KoruException.Closed("log is closed"));
  }

  @Override
  public Promise<List<CommitPlace>> write(List<List<VersionRecord>> added) {
    return append(added);
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return closed ? closed() : runtime.completed(null);
  }

  @Override
  public Promise<@Nullable Void> roll() {
    return sync();
  }

  @Override
  public LogSizes sizes() {
    return sizes;
  }

  @Override
  public RecoveryReport recovery() {
    return NOTHING_FOUND;
  }

  @Override
  public JournalReader reader() {
    return new MemoryReader(runtime, versions);
  }

  @Override
  public SealedSegments packing() {
    return segment;
  }

  @Override
  public Promise<@Nullable Void> close() {
    closed = true;
    return runtime.completed(null);
  }
}
