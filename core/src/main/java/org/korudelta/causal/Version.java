package org.korudelta.causal;

import java.util.List;
import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/**
 * One version of one key: what was written, when, in place of what and because of what.
 *
 * <p>The value is parsed from its canonical bytes each time it is asked for. Threading: immutable.
 */
public final class Version {
  private final VersionRecord fields;

  private Version(VersionRecord fields) {
    this.fields = fields;
  }

  /** The version with these fields. */
  public static Version of(VersionRecord fields) {
    return new Version(fields);
  }

  /**
   * All that is stored of it, as it is: nothing is parsed or copied, and nothing is refused where
   * the value was taken. Its arrays are those of the version, which nobody changes.
   */
  public VersionRecord fields() {
    return fields;
  }

  /** Its name, of it alone (V4). */
  public VersionId id() {
    return fields.id();
  }

  /** The name of its content, which equal contents share (V4). */
  public ContentId contentId() {
    return fields.contentId();
  }

  /** The namespace of its key. */
  public String namespace() {
    return fields.namespace();
  }

  /** The key it is a version of. */
  public String key() {
    return fields.key();
  }

  /** The version this one replaced (D2). */
  public Optional<VersionId> previousVersion() {
    return fields.parent();
  }

  /** The versions its writer named as causes, sorted (D14). */
  public List<VersionId> causes() {
    return fields.causes();
  }

  /** What it did to its key. */
  public Operation operation() {
    return fields.operation();
  }

  /**
   * Whether its value was taken, by erasure or retention: then it has its names, its time and its
   * place in the history still, and asking for the rest fails with {@code erased} or {@code gone}.
   */
  public boolean isWiped() {
    return fields.isWiped();
  }

  /** Why its value was taken; empty while it has it. */
  public Optional<Wiping> wiping() {
    return fields.wiping();
  }

  /**
   * Fails where the value was taken.
   *
   * @throws KoruException.Erased when somebody asked for it
   * @throws KoruException.Gone when it is beyond its namespace's retention
   */
  public Version requireValue() {
    Contents.requireKept(fields);
    return this;
  }

  /**
   * Fails where retention took the value; one that was erased is let pass.
   *
   * @throws KoruException.Gone when it is beyond its namespace's retention
   */
  public Version requireRetained() {
    boolean retired =
        fields.wiping().filter(why -> why.reason() == Wiping.Reason.RETIRED).isPresent();
    return retired ? requireValue() : this;
  }

  /** Whether it deleted its key (V5). */
  public boolean tombstone() {
    return fields.tombstone();
  }

  /** The commit's time. */
  public Timestamp timestamp() {
    return Timestamp.ofEpochNanos(fields.timestampNanos());
  }

  /** The place within its commit, from 0. */
  public int ordinal() {
    return fields.ordinal();
  }

  /**
   * The document; an embedding in its JSON form; JSON null for a tombstone, which {@link
   * #tombstone()} tells apart.
   */
  public JsonValue value() {
    return Contents.value(fields);
  }

  /** The embedding, when this version carries one. */
  public Optional<Embedding> embedding() {
    return Contents.embedding(fields);
  }

  /** What its writer said about it; empty when nothing. */
  public JsonObject metadata() {
    return Contents.metadata(fields);
  }

  /** The canonical bytes of the content; a copy. */
  public byte[] canonicalBytes() {
    return fields.content().clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && id().equals(version.id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }

  @Override
  public String toString() {
    return "Version[" + id() + " " + namespace() + "/" + key() + " " + timestamp() + "]";
  }
}
