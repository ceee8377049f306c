package org.korudelta.vector;

import org.korudelta.error.KoruException;

/**
 * How vectors are indexed and searched. Exact answers never depend on it.
 *
 * @param kernel multiplies 8-bit vectors
 * @param scanFactor how many vectors are as cheap to look at one after the other as one place of
 *     the beam is in the graph: a search scans where the beam times this is more than it would
 *     scan. With 0 it uses the graph wherever there is one
 * @param linkingTasks how many tasks link vectors at once, where the runtime has threads for them
 */
public record VectorOptions(VectorKernel kernel, int scanFactor, int linkingTasks) {
  private static final int SCAN_FACTOR = 64;
  private static final int LINKING_TASKS = 2;

  /**
   * @throws KoruException.BadRequest when the factor is negative, or there is no task
   */
  public VectorOptions {
    if (scanFactor < 0) {
      throw new KoruException.BadRequest("scan factor negative: scanFactor=" + scanFactor);
    }
    if (linkingTasks < 1) {
      throw new KoruException.BadRequest("no linking task: linkingTasks=" + linkingTasks);
    }
  }

  /** The portable kernel; scans up to 7,281 vectors where the beam is 128. */
  public static VectorOptions defaults() {
    return new VectorOptions(VectorKernel.portable(), SCAN_FACTOR, LINKING_TASKS);
  }

  /** These options with another kernel. */
  public VectorOptions withKernel(VectorKernel other) {
    return new VectorOptions(other, scanFactor, linkingTasks);
  }

  /** These options with another factor. */
  public VectorOptions withScanFactor(int other) {
    return new VectorOptions(kernel, other, linkingTasks);
  }

  /** These options with another number of linking tasks. */
  public VectorOptions withLinkingTasks(int other) {
    return new VectorOptions(kernel, scanFactor, other);
  }
}
