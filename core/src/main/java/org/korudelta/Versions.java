package org.korudelta;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;

/** Shows records as versions. Threading: stateless. */
final class Versions {
  private Versions() {}

  static List<Version> of(List<VersionRecord> records) {
    List<Version> versions = new ArrayList<>(records.size());
    for (VersionRecord version : records) {
      versions.add(Version.of(version));
    }
    return Collections.unmodifiableList(versions);
  }
}
