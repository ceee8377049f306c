package org.korudelta;

import java.util.List;
import org.korudelta.causal.VersionId;
import org.korudelta.json.JsonObject;

/**
 * What a write may say beyond its value.
 *
 * @param expected what must be current for the write to happen (D3)
 * @param causes versions that led to this one; unknown ids are {@code not_found} (D14)
 * @param metadata kept with the version, part of its id (V4)
 * @param durable whether it is answered only when it is synced, whatever the database's {@link
 *     Durability}; then all commits before it are durable too (S1)
 */
public record WriteOptions(
    Expected expected, List<VersionId> causes, JsonObject metadata, boolean durable) {
  /** Nothing expected, no causes, no metadata. */
  public static final WriteOptions NONE =
      new WriteOptions(new Expected.Anything(), List.of(), JsonObject.EMPTY);

  public WriteOptions {
    causes = List.copyOf(causes);
  }

  /** Options of a write that is answered as its database answers. */
  public WriteOptions(Expected expected, List<VersionId> causes, JsonObject metadata) {
    this(expected, causes, metadata, false);
  }

  /** These options with another expectation: exactly this version is current. */
  public WriteOptions expecting(VersionId id) {
    return new WriteOptions(new Expected.Exactly(id), causes, metadata, durable);
  }

  /** These options with another expectation: no current value. */
  public WriteOptions expectingAbsent() {
    return new WriteOptions(new Expected.Absent(), causes, metadata, durable);
  }

  /** These options with other causes. */
  public WriteOptions causedBy(List<VersionId> ids) {
    return new WriteOptions(expected, ids, metadata, durable);
  }

  /** These options with other metadata. */
  public WriteOptions withMetadata(JsonObject object) {
    return new WriteOptions(expected, causes, object, durable);
  }

  /**
   * These options for a write that is answered only when it and all commits before it are synced.
   * In a batch or an import one such write makes all of it so.
   */
  public WriteOptions durably() {
    return new WriteOptions(expected, causes, metadata, true);
  }
}
