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
 */
public record WriteOptions(Expected expected, List<VersionId> causes, JsonObject metadata) {
  /** Nothing expected, no causes, no metadata. */
  public static final WriteOptions NONE =
      new WriteOptions(new Expected.Anything(), List.of(), JsonObject.EMPTY);

  public WriteOptions {
    causes = List.copyOf(causes);
  }

  /** These options with another expectation: exactly this version is current. */
  public WriteOptions expecting(VersionId id) {
    return new WriteOptions(new Expected.Exactly(id), causes, metadata);
  }

  /** These options with another expectation: no current value. */
  public WriteOptions expectingAbsent() {
    return new WriteOptions(new Expected.Absent(), causes, metadata);
  }

  /** These options with other causes. */
  public WriteOptions causedBy(List<VersionId> ids) {
    return new WriteOptions(expected, ids, metadata);
  }

  /** These options with other metadata. */
  public WriteOptions withMetadata(JsonObject object) {
    return new WriteOptions(expected, causes, object);
  }
}
