package org.korudelta;

import java.util.List;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.text.Utf8;

/**
 * A write whose own parts are valid, as bytes; what it meets in the database is not known yet.
 *
 * @param content canonical, empty for a tombstone; nobody changes it
 * @param causes sorted, each once
 * @param metadata canonical, empty when there is none; nobody changes it
 */
record PreparedWrite(
    String namespace,
    String key,
    Operation operation,
    byte[] content,
    ContentId contentId,
    List<VersionId> causes,
    byte[] metadata,
    Expected expected) {

  /** The key it is a write to. */
  KeyName name() {
    return new KeyName(namespace, key);
  }

  /** What it counts towards the size of a batch. */
  long bytes() {
    return (long) Utf8.length(namespace)
        + Utf8.length(key)
        + content.length
        + metadata.length
        + (long) VersionId.BYTES * causes.size();
  }
}
