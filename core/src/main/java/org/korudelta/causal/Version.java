package org.korudelta.causal;

import java.util.List;
import java.util.Optional;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/** One version of one key: what was written, when, in place of what and because of what. Threading: immutable. */
public final class Version {
  private final VersionRecord fields;

  Version(VersionRecord fields) {
    this.fields = fields;
  }

  public VersionId id() {
    return fields.id();
  }

  public ContentId contentId() {
    return fields.contentId();
  }

  public String namespace() {
    return fields.namespace();
  }

  public String key() {
    return fields.key();
  }

  /** The version this one replaced (D2). */
  public Optional<VersionId> previousVersion() {
    return fields.parent();
  }

  public List<VersionId> causes() {
    return fields.causes();
  }

  public Operation operation() {
    return fields.operation();
  }

  public boolean tombstone() {
    return fields.operation() == Operation.DELETE;
  }

  /** The commit's time. */
  public Timestamp timestamp() {
    return Timestamp.ofEpochNanos(fields.timestampNanos());
  }

  /** The place within its commit, from 0. */
  public int ordinal() {
    return fields.ordinal();
  }

  /** The document; an embedding in its JSON form; JSON null for a tombstone, which {@link #tombstone()} tells apart. */
  public JsonValue value() {
    return Contents.value(fields);
  }

  /** The embedding, when this version carries one. */
  public Optional<Embedding> embedding() {
    return Contents.embedding(fields);
  }

  public JsonObject metadata() {
    return Contents.metadata(fields);
  }

  /** The canonical bytes of the content; a copy. */
  public byte[] canonicalBytes() {
    return fields.content().clone();
  }
}
