package org.korudelta;

import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/** Finds what a {@link VectorRef} names. Threading: stateless. */
final class VectorRefs {
  private VectorRefs() {}

  /** The version that is named, with its value; {@code not_found} when there is none. */
  static Promise<VersionRecord> resolve(ReadPoint point, VectorRef reference) {
    if (reference instanceof VectorRef.ById named) {
      return Prompt.map(point.runtime(), point.version(named.id()), VectorRefs::kept);
    }
    VectorRef.ByKey current = (VectorRef.ByKey) reference;
    return Prompt.map(
        point.runtime(),
        point.currentRecord(current.namespace(), current.key()),
        found -> kept(found.orElseThrow(() -> unknown(current))));
  }

  private static VersionRecord kept(VersionRecord version) {
    Version.of(version).requireValue();
    return version;
  }

  private static KoruException unknown(VectorRef.ByKey key) {
    return new KoruException.NotFound(
        "no such key: namespace=" + key.namespace() + " key=" + key.key());
  }
}
