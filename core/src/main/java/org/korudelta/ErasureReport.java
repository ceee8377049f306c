package org.korudelta;

import java.util.List;

/**
 * What an erasure did.
 *
 * @param versions how many versions lost their values
 * @param valueBytes how long values and metadata were together
 * @param reclaimedBytes by how much the files became shorter
 * @param sharedWith other keys that have a version of the same content still, at most {@link
 *     #SHARED_MAX}
 */
public record ErasureReport(
    long versions, long valueBytes, long reclaimedBytes, List<SharedKey> sharedWith) {
  /** So many keys are named at most. */
  public static final int SHARED_MAX = 100;

  /** A key with the same content. */
  public record SharedKey(String namespace, String key) {}
}
