package org.korudelta;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** Counts the commits of an import as they are done. Threading: safe from any thread. */
final class ImportTally {
  private static final int VERSIONS_PER_REPORT = 1_000;

  private final AsyncRuntime runtime;
  private final ImportProgress progress;
  private final PromiseSource<ImportReport> report;
  private final int commits;
  private final boolean durably;
  private int commitsDone;
  private int versions;
  private int versionsReported;

  ImportTally(AsyncRuntime runtime, ImportProgress progress, int commits, boolean durably) {
    this.runtime = runtime;
    this.progress = progress;
    this.report = runtime.promise();
    this.commits = commits;
    this.durably = durably;
    // Handed on only when all is queued, which may be after it has failed: whoever gets it answers.
    report.promise().onComplete(outcome -> {});
  }

  /** Whether they are done when they are synced, or when they are visible. */
  boolean durably() {
    return durably;
  }

  Promise<ImportReport> report() {
    return report.promise();
  }

  /** Waits for a commit of {@code count} versions. */
  QueuedCommit.Waiting commitOf(int count) {
    return new QueuedCommit.Waiting() {
      @Override
      public void done() {
        add(count);
      }

      @Override
      public void failed(KoruException error) {
        report.fail(error);
      }
    };
  }

  private synchronized void add(int count) {
    versions += count;
    commitsDone++;
    boolean last = commitsDone == commits;
    if (last || versions - versionsReported >= VERSIONS_PER_REPORT) {
      tell(versions);
    }
    if (last) {
      report.succeed(new ImportReport(versions, commits));
    }
  }

  /** As a task of its own: an error of the listener is the listener's. */
  private void tell(int done) {
    versionsReported = done;
    runtime.call(
        "korudelta import progress",
        () -> {
          progress.imported(done);
          return done;
        });
  }
}
