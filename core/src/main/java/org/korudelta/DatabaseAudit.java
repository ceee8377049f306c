package org.korudelta;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionIds;
import org.korudelta.index.IndexAudit;
import org.korudelta.log.AuditedLog;
import org.korudelta.log.CommitAudit;
import org.korudelta.log.LegibleCommit;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.VectorAudit;
import org.korudelta.verify.Finding;

/**
 * Checks what a whole database says: its history, then its index. Threading: one call at a time.
 */
final class DatabaseAudit implements CommitAudit {
  private static final long LINK_BYTES_MIN = 64 << 10;

  private final HistoryAudit history;
  private final long indexBytes;

  DatabaseAudit(Options options) {
    MemoryBudget memory = options.memory();
    this.history =
        new HistoryAudit(
            new VersionIds(options.digest()),
            Math.max(LINK_BYTES_MIN, memory.hotBytes() + memory.warmBytes()));
    this.indexBytes = memory.indexBytes();
  }

  @Override
  public void audit(LegibleCommit commit, Consumer<Finding> found) {
    history.audit(commit, found);
  }

  @Override
  public boolean again() {
    return history.again();
  }

  @Override
  public Promise<@Nullable Void> finish(AsyncRuntime runtime, AuditedLog log) {
    return new IndexAudit(runtime, log, indexBytes)
        .run()
        .then(ignored -> new VectorAudit(runtime, log).run());
  }
}
