package org.korudelta.cli.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.text.Timestamp;

/** Nodes made up for drawings, with numbers for ids. */
final class Nodes {
  private final List<CausalNode> nodes = new ArrayList<>();

  /** Adds a version of a key of its own that so many earlier ones caused, by their numbers. */
  Nodes add(String key, int... causes) {
    return add(key, Optional.empty(), causes);
  }

  /** Adds a version that replaces one. */
  Nodes replace(int previous, int... causes) {
    return add(nodes.get(previous).key(), Optional.of(nodes.get(previous).id()), causes);
  }

  private Nodes add(String key, Optional<VersionId> previous, int... causes) {
    List<VersionId> ids = Arrays.stream(causes).mapToObj(Nodes::id).toList();
    int number = nodes.size();
    nodes.add(
        new CausalNode(
            id(number),
            "ns",
            key,
            Operation.PUT,
            Timestamp.ofEpochNanos(number),
            0,
            previous,
            ids));
    return this;
  }

  private static VersionId id(int number) {
    byte[] bytes = new byte[VersionId.BYTES];
    bytes[0] = (byte) (number >> 8);
    bytes[1] = (byte) number;
    return VersionId.of(bytes);
  }

  /** The graph of all, of which one was asked for. */
  VersionGraph graph(int asked) {
    return new VersionGraph(nodes, id(asked));
  }
}
