package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Place;
import org.korudelta.verify.VerificationListener;

/**
 * Where findings of a verification go, and how many there are. Threading: one task at a time.
 *
 * <p>Whole commits and what is left of damaged ones pass through here on their way to the audit,
 * which does not know where they stand.
 */
final class AuditTrail {
  private final CommitAudit audit;
  private final VerificationListener listener;
  private long bytesTotal;
  private long bytesBefore;
  private long damages;
  private long traces;
  private long versions;
  private boolean repeats;

  AuditTrail(CommitAudit audit, VerificationListener listener) {
    this.audit = audit;
    this.listener = listener;
  }

  void expect(long bytes) {
    bytesTotal = bytes;
  }

  /** Something about how commits are written down; it is told once. */
  void add(Finding finding) {
    if (!repeats) {
      tell(finding);
    }
  }

  private void tell(Finding finding) {
    if (finding.kind().damage()) {
      damages++;
    } else {
      traces++;
    }
    listener.found(finding);
  }

  /** A commit, or what is left of one, whose group begins at {@code place}. */
  void commit(Place place, LegibleCommit commit) {
    for (LegibleVersion version : commit.versions()) {
      versions += version.sound() && !repeats ? 1 : 0;
    }
    audit.audit(commit, finding -> tell(finding.at(place)));
    listener.progress(bytesBefore + place.offset(), bytesTotal);
  }

  /** So many bytes of the files have been read. */
  void passed(long bytes) {
    bytesBefore += bytes;
    listener.progress(bytesBefore, bytesTotal);
  }

  /** Reading waits until the audit has settled what it was told. */
  Promise<@Nullable Void> settle(AsyncRuntime runtime) {
    return audit.settle(runtime);
  }

  /** Whether all commits are to be told again, from segments of {@code bytes}. */
  boolean again(long bytes) {
    repeats = audit.again();
    bytesTotal += repeats ? bytes : 0;
    return repeats;
  }

  /** All commits were told, up to {@code lastSequence}; the audit looks at the rest. */
  Promise<@Nullable Void> finish(
      AsyncRuntime runtime, LogOutline outline, long lastSequence, LogReader reader) {
    return audit.finish(
        runtime,
        new AuditedLog(outline, lastSequence, damages == 0, reader, this::add, this::passed));
  }

  long bytes() {
    return bytesBefore;
  }

  long damages() {
    return damages;
  }

  long traces() {
    return traces;
  }

  long versions() {
    return versions;
  }
}
