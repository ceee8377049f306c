package org.korudelta.log;

import java.util.List;
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

  AuditTrail(CommitAudit audit, VerificationListener listener) {
    this.audit = audit;
    this.listener = listener;
  }

  void expect(long bytes) {
    bytesTotal = bytes;
  }

  void add(Finding finding) {
    if (finding.kind().damage()) {
      damages++;
    } else {
      traces++;
    }
    listener.found(finding);
  }

  /** A commit, or what is left of one, whose group begins at {@code place}. */
  void commit(Place place, long sequence, List<LegibleVersion> commit) {
    for (LegibleVersion version : commit) {
      versions += version.sound() ? 1 : 0;
    }
    audit.audit(sequence, commit, finding -> add(finding.at(place)));
    listener.progress(bytesBefore + place.offset(), bytesTotal);
  }

  /** A segment of {@code bytes} has been read. */
  void passed(long bytes) {
    bytesBefore += bytes;
    listener.progress(bytesBefore, bytesTotal);
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
