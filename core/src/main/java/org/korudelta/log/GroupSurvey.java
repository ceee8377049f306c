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
 * <p>Behind a damaged record the next one is where the damaged one says that it ends, if its fields
 * agree with each other or a record may begin there; else it is the next whole record, wherever
 * that begins. To find it every place is tried, but a checksum is computed only where the fields
 * may be a record's: else bytes that look like lengths would each cost a pass over the group.
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
      more = at < group.bodyEnd();
      at = examine(at, ordinal);
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

  /** Gives where the next record begins. */
  private int examine(int at, int ordinal) {
    if (group.isSound(at)) {
      read(at, ordinal);
      return group.endOfRecord(at);
    }
    findings.add(damage(at, ordinal));
    return behindDamage(at);
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

  private int behindDamage(int at) {
    if (group.isLengthSound(at)) {
      int end = group.endOfRecord(at);
      if (end == group.bodyEnd() || group.isPossible(at) || group.isLengthSound(end)) {
        return end;
      }
    }
    return nextSound(Math.min(at + 1, group.bodyEnd()));
  }

  private int nextSound(int from) {
    int at = from;
    while (at < group.bodyEnd() && !(group.isPossible(at) && group.isSound(at))) {
      at++;
    }
    return at;
  }
}
