package org.korudelta.log;

import org.korudelta.causal.VersionIds;
import org.korudelta.error.KoruException;

/**
 * How old segments are packed.
 *
 * @param ids makes the names that packing leaves out
 * @param compresses whether blocks are deflated; without it equal logs give equal bytes everywhere
 * @param cacheBytes how much memory unpacked blocks may take
 */
public record Packing(VersionIds ids, boolean compresses, long cacheBytes) {
  /** Checks the bounds; {@code bad_request} for a negative size. */
  public Packing {
    if (cacheBytes < 0) {
      throw new KoruException.BadRequest("packed block cache size: bytes=" + cacheBytes);
    }
  }
}
