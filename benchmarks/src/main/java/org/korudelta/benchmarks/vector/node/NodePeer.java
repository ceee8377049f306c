package org.korudelta.benchmarks.vector.node;

import java.util.List;
import org.korudelta.benchmarks.result.Measurement;

/**
 * Who is measured in Node: the names that the scripts have.
 *
 * @param version of the npm package with that name; empty for ours, which is built here
 */
record NodePeer(String name, String version) {
  /** All of them. hnswlib-wasm runs in pages only, and voy-search only behind a bundler. */
  static final List<NodePeer> ALL =
      List.of(
          new NodePeer(Measurement.US, ""),
          new NodePeer("usearch", "2.26.2"),
          new NodePeer("hnswlib-node", "3.0.0"),
          new NodePeer("edgevec", "0.9.0"));

  boolean isOurs() {
    return version.isEmpty();
  }
}
