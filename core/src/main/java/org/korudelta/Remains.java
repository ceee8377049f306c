package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.log.LegibleCommit;
import org.korudelta.log.LegibleVersion;

/**
 * What is left of a commit that is provably as it was written: versions whose ids are the hashes of
 * what they say, whatever the checksums of their records. Of a version whose value was erased or
 * retired only the checksum can speak. Threading: immutable.
 *
 * @param sequence the commit's number in the damaged log
 * @param records how many versions it had
 * @param proven those that are proven, by ordinal
 * @param doubtful those that can be read and are not what was written, or cannot be told apart
 */
record Remains(
    long sequence, int records, List<VersionRecord> proven, List<VersionRecord> doubtful) {
  /**
   * Behind damage that hides where records begin the ordinals are not known, and are part of the
   * id: so many are tried.
   */
  private static final int ORDINALS_TRIED_MAX = 1024;

  /** The remains of {@code commit}. */
  static Remains of(VersionIds ids, LegibleCommit commit) {
    List<VersionRecord> proven = new ArrayList<>();
    List<VersionRecord> doubtful = new ArrayList<>();
    boolean whole = commit.versions().size() == commit.records();
    int passed = 0;
    for (LegibleVersion legible : commit.versions()) {
      VersionRecord version = legible.version().withOrdinal(legible.version().ordinal() + passed);
      int more = whole || version.isWiped() ? 0 : missing(ids, version, commit.records());
      passed += Math.max(0, more);
      VersionRecord placed = version.withOrdinal(version.ordinal() + Math.max(0, more));
      boolean named = more >= 0 && isProven(ids, placed);
      if (version.isWiped() ? whole && legible.sound() : named) {
        proven.add(placed);
      } else {
        doubtful.add(legible.version());
      }
    }
    return new Remains(commit.sequence(), commit.records(), proven, doubtful);
  }

  /** How many records before {@code version} were not counted; −1 when no number proves it. */
  private static int missing(VersionIds ids, VersionRecord version, int records) {
    int tries = Math.min(ORDINALS_TRIED_MAX, records - version.ordinal());
    for (int more = 0; more < tries; more++) {
      if (isNamed(ids, version.withOrdinal(version.ordinal() + more))) {
        return more;
      }
    }
    return -1;
  }

  private static boolean isNamed(VersionIds ids, VersionRecord version) {
    return ids.versionId(version).equals(version.id());
  }

  private static boolean isProven(VersionIds ids, VersionRecord version) {
    return isNamed(ids, version)
        && ids.contentId(version.operation(), version.content()).equals(version.contentId());
  }

  /** Whether every version of the commit is proven. */
  boolean isWhole() {
    return proven.size() == records;
  }
}
