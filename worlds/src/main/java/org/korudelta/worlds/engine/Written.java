package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;

/**
 * A version that is there, and the attempt that wrote it.
 *
 * @param version what the database holds
 * @param writer what its mark says
 */
record Written(Version version, Attempt writer) {
  /**
   * The causes that its writer named, by id and each once, which is how they are kept (V4); in the
   * order of what is written of them, not in that of the class that is looked at.
   */
  List<VersionId> named() {
    TreeSet<VersionId> named = new TreeSet<>(Comparator.comparing(VersionId::hex));
    for (Attempt.Part part : writer.parts) {
      if (part.key().equals(version.key())) {
        named.addAll(part.causes());
      }
    }
    return new ArrayList<>(named);
  }
}
