package org.korudelta.log;

import java.util.Optional;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;

/** Which versions lose their values when a segment is packed. Threading: for one task at a time. */
@FunctionalInterface
public interface WipedVersions {
  /** Nobody loses anything. */
  WipedVersions NONE = version -> Optional.empty();

  /** Why {@code version}, which still has its value, does; empty when it does not. */
  Optional<Wiping> wiping(VersionRecord version);

  /** Whether nobody loses anything, for sure. */
  default boolean isNone() {
    return equals(NONE);
  }
}
