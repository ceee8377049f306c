package org.korudelta;

import java.util.List;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.text.Utf8;

/**
 * A write whose own parts are valid, as bytes; what it meets in the database is not known yet.
 *
 * @param name the key it is a write to
 * @param content canonical, empty for a tombstone; nobody changes it
 * @param causes sorted, each once
 * @param metadata canonical, empty when there is none; nobody changes it
 * @param bytes what it counts towards the size of a batch
 */
record PreparedWrite(
    KeyName name,
    Operation operation,
    byte[] content,
    ContentId contentId,
    List<VersionId> causes,
    byte[] metadata,
    Expected expected,
    long bytes) {

  /** What {@code version} would be as a write that names {@code causes}. */
  static PreparedWrite of(VersionRecord version, List<VersionId> causes) {
    return new PreparedWrite(
        new KeyName(version.namespace(), version.key()),
        version.operation(),
        version.content(),
        version.contentId(),
        causes,
        version.metadata(),
        new Expected.Anything(),
        bytes(
            Utf8.length(version.namespace()) + Utf8.length(version.key()),
            version.content(),
            version.metadata(),
            causes));
  }

  /** What a write counts whose namespace and key take {@code nameBytes}. */
  static long bytes(int nameBytes, byte[] content, byte[] metadata, List<VersionId> causes) {
    return (long) nameBytes
        + content.length
        + metadata.length
        + (long) VersionId.BYTES * causes.size();
  }

  String namespace() {
    return name.namespace();
  }

  String key() {
    return name.key();
  }
}
