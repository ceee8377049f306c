package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Subject;

/**
 * All that can be known of a damaged group: every damage, and every version that can still be read.
 *
 * <p>Behind a damaged record the next one is where the damaged one says that it ends, if a record
 * may begin there; else it is the next whole record, wherever that begins.
 */
final class GroupSurvey {
  private final GroupReader group;
  private final List<Finding> findings = new ArrayList<>();
  private final List<LegibleVersion> versions = new ArrayList<>();

  GroupSurvey(GroupReader group) {
    this.group = group;
    int at = group.firstRecord();
    boolean more = true;
    for (int ordinal = 0; more && ordinal < group.header().recordCount(); ordinal++) {
      examine(at, ordinal);
      more = at < group.bodyEnd();
      at = next(at);
    }
    if (findings.isEmpty()) {
      group.groupDamage().ifPresent(findings::add);
    }
  }

  List<Finding> findings() {
    return findings;
  }

  List<LegibleVersion> versions() {
    return versions;
  }

  private void examine(int at, int ordinal) {
    if (group.isSound(at)) {
      read(at, ordinal);
    } else {
      findings.add(damage(at, ordinal));
    }
  }

  private void read(int at, int ordinal) {
    try {
      versions.add(new LegibleVersion(group.version(at, ordinal), true));
    } catch (KoruException e) {
      long sequence = group.header().sequence();
      findings.add(group.unreadable(e).about(Subject.record(sequence, ordinal)));
    }
  }

  private Finding damage(int at, int ordinal) {
    Finding damage = group.recordDamage(at, ordinal);
    Optional<VersionRecord> legible = legible(at, ordinal);
    legible.ifPresent(version -> versions.add(new LegibleVersion(version, false)));
    return legible
        .map(version -> damage.about(Subject.version(group.header().sequence(), version)))
        .orElse(damage);
  }

  private Optional<VersionRecord> legible(int at, int ordinal) {
    try {
      return group.isLengthSound(at) ? Optional.of(group.version(at, ordinal)) : Optional.empty();
    } catch (KoruException e) {
      return Optional.empty(); // Damaged beyond reading, which is reported already.
    }
  }

  private int next(int at) {
    if (group.isLengthSound(at)) {
      int end = group.endOfRecord(at);
      if (end == group.bodyEnd() || group.isLengthSound(end)) {
        return end;
      }
    }
    int next = Math.min(at + 1, group.bodyEnd());
    while (next < group.bodyEnd() && !group.isSound(next)) {
      next++;
    }
    return next;
  }
}
