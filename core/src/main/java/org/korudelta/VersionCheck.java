package org.korudelta;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;

/**
 * Believes nothing that a version says: recomputes its ids, follows its links, compares its time.
 *
 * <p>Threading: as its digest.
 */
final class VersionCheck {
  private final VersionIds ids;

  VersionCheck(VersionIds ids) {
    this.ids = ids;
  }

  /**
   * Tells {@code found} how {@code version} of commit {@code sequence} does not fit to what is
   * known.
   */
  void check(Knowledge known, VersionRecord version, long sequence, Consumer<Finding> found) {
    Consumer<Finding> about = finding -> found.accept(finding.about(subject(version, sequence)));
    checkTime(known, version, about);
    checkParent(known, version, about);
    checkCauses(known, version, about);
    checkOrderOfCauses(version, about);
    checkIds(version, about);
  }

  /** As {@link #check}, but for what is wrong whatever is known. */
  void checkLinks(Knowledge known, VersionRecord version, long sequence, Consumer<Finding> found) {
    Consumer<Finding> about = finding -> found.accept(finding.about(subject(version, sequence)));
    checkParent(known, version, about);
    checkCauses(known, version, about);
  }

  /** Tells {@code found} of each version whose key another of its commit has too. */
  void checkKeysOnce(List<VersionRecord> commit, long sequence, Consumer<Finding> found) {
    if (commit.size() == 1) {
      return;
    }
    Set<KeyName> seen = new HashSet<>();
    for (VersionRecord version : commit) {
      if (!seen.add(new KeyName(version.namespace(), version.key()))) {
        found.accept(Finding.of(Kind.KEY_TWICE, Place.NOWHERE).about(subject(version, sequence)));
      }
    }
  }

  private static Subject subject(VersionRecord version, long sequence) {
    return Subject.version(sequence, version);
  }

  private static Finding finding(Kind kind, Object expected, Object actual) {
    return Finding.of(kind, Place.NOWHERE, expected, actual);
  }

  private static void checkTime(Knowledge known, VersionRecord version, Consumer<Finding> found) {
    if (version.timestampNanos() <= known.lastNanos()) {
      found.accept(
          finding(
              Kind.TIME, "above " + known.lastNanos(), version.timestampNanos() + " nanoseconds"));
    }
  }

  private static void checkParent(Knowledge known, VersionRecord version, Consumer<Finding> found) {
    known
        .otherParent(version)
        .ifPresent(newest -> found.accept(finding(Kind.CHAIN, newest, text(version.parent()))));
  }

  private static String text(Optional<VersionId> id) {
    return id.map(VersionId::hex).orElse("none");
  }

  private static void checkCauses(Knowledge known, VersionRecord version, Consumer<Finding> found) {
    for (VersionId cause : version.causes()) {
      if (!known.mayKnow(cause)) {
        found.accept(finding(Kind.CAUSE, "", cause));
      }
    }
  }

  private static void checkOrderOfCauses(VersionRecord version, Consumer<Finding> found) {
    @Nullable VersionId before = null;
    for (VersionId cause : version.causes()) {
      if (before != null && before.compareTo(cause) >= 0) {
        found.accept(finding(Kind.CAUSE, "", cause));
      }
      before = cause;
    }
  }

  private void checkIds(VersionRecord version, Consumer<Finding> found) {
    if (version.isWiped()) {
      return; // What they name is gone.
    }
    ContentId content = ids.contentId(version.operation(), version.content());
    if (!content.equals(version.contentId())) {
      found.accept(finding(Kind.CONTENT_ID, content, version.contentId()));
    }
    VersionId id = ids.versionId(version);
    if (!id.equals(version.id())) {
      found.accept(finding(Kind.VERSION_ID, id, version.id()));
    }
  }
}
