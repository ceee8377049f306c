package org.korudelta.verify;

import java.util.Optional;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;

/**
 * Whom a finding is about, as far as it is known. What a damaged record says of itself is taken as
 * it is.
 *
 * @param sequence number of the commit in the log, from 1; 0 when unknown
 * @param ordinal place within the commit, from 0; −1 when it is about the whole commit, or unknown
 * @param version the version's id
 * @param namespace empty when unknown
 * @param key empty when unknown
 */
public record Subject(
    long sequence, int ordinal, Optional<VersionId> version, String namespace, String key) {
  /** Nothing is known. */
  public static final Subject UNKNOWN = commit(0);

  /** A whole commit. */
  public static Subject commit(long sequence) {
    return record(sequence, -1);
  }

  /** A record of which only the place is known. */
  public static Subject record(long sequence, int ordinal) {
    return new Subject(sequence, ordinal, Optional.empty(), "", "");
  }

  /** A version that can be read. */
  public static Subject version(long sequence, VersionRecord version) {
    return new Subject(
        sequence, version.ordinal(), Optional.of(version.id()), version.namespace(), version.key());
  }

  @Override
  public String toString() {
    return (sequence == 0 ? "" : " sequence=" + sequence)
        + (ordinal < 0 ? "" : " ordinal=" + ordinal)
        + version
            .map(id -> " version=" + id + " namespace=" + namespace + " key=" + key)
            .orElse("");
  }
}
