package org.korudelta;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;

/** Records, shown as versions. Threading: immutable. */
final class Versions extends AbstractList<Version> implements RandomAccess {
  private final List<VersionRecord> records;

  private Versions(List<VersionRecord> records) {
    this.records = records;
  }

  /** Shows {@code records}, which nobody changes any more. */
  static List<Version> of(List<VersionRecord> records) {
    return new Versions(records);
  }

  @Override
  public Version get(int index) {
    return Version.of(records.get(index));
  }

  @Override
  public int size() {
    return records.size();
  }
}
