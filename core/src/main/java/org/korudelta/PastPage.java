package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.run.Posting;

/**
 * Some versions of a key that follow each other.
 *
 * @param key the key
 * @param past its first versions, as far as they are in memory together
 * @param offset how many versions of the key come before them
 * @param postings which they are, oldest first
 */
record PastPage(KeyName key, VersionStore.KnownPast past, int offset, List<Posting> postings) {

  /** Those of its first versions that are in memory. */
  List<VersionRecord> known() {
    WarmVersions.Past versions = past.versions();
    List<VersionRecord> known = new ArrayList<>(postings.size());
    int at = offset;
    for (Posting posting : postings) {
      if (at >= versions.count() || !posting.isOf(versions.get(at))) {
        break;
      }
      known.add(versions.get(at++));
    }
    return known;
  }

  /** Whether it begins within what is in memory, or right behind it. */
  boolean continues() {
    return offset <= past.versions().count();
  }
}
