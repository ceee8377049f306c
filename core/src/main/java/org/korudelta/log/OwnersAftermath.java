package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Makes a log ready for appends: what recovery found becomes so on disk.
 *
 * <p>How the end is cut. There is no truncation, and a file whose last sync may have failed must
 * not be synced again: its pages may be marked clean and never have reached the disk. So the
 * segment is declared to end where it is known durable, the whole commits after that are copied
 * into the next segment and synced there, and a manifest makes both true at once. A segment that
 * ends in its seal, or has nothing beyond what the manifest states, goes on as it is.
 *
 * <p>Threading: one task at a time.
 */
final class OwnersAftermath implements Aftermath {
  private final LogDirectory directory;
  private final SegmentSuccession succession;
  private final CommitVisitor visitor;

  OwnersAftermath(LogDirectory directory, SegmentSuccession succession, CommitVisitor visitor) {
    this.directory = directory;
    this.succession = succession;
    this.visitor = visitor;
  }

  @Override
  public Promise<@Nullable Void> adopt(Manifest manifest) {
    return succession.list(manifest);
  }

  @Override
  public Promise<@Nullable Void> drop(OrphanSegment orphan) {
    return orphan.remove();
  }

  @Override
  public boolean isBesideWriter() {
    return false;
  }

  @Override
  public Promise<LogState> conclude(LogEnding ending) {
    return succession
        .certain(ending.manifest(), ending.certain())
        .then(certain -> ending.mayGoOn() ? goOn(certain, ending) : cut(certain, ending));
  }

  private Promise<LogState> goOn(Manifest certain, LogEnding ending) {
    AsyncRuntime runtime = directory.runtime();
    return runtime.completed(LogState.of(certain, ending.active(runtime)));
  }

  private Promise<LogState> cut(Manifest certain, LogEnding ending) {
    SegmentScan scan = ending.scan();
    OpenedSegment segment = ending.segment();
    SegmentHeader header =
        SegmentSuccession.header(certain, scan.durable(), ending.firstUnstated());
    return succession
        .create(header)
        .then(
            target ->
                new TailCopy(segment.file(), scan.tail(), target, header)
                    .telling(visitor::moved)
                    .run()
                    .then(length -> succession.publish(target, header, certain, length)))
        .then(state -> directory.close(segment.file()).map(ignored -> state));
  }
}
