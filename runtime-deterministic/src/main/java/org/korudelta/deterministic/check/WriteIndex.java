package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which operations wrote each key, chain by chain. Cost: a logarithm to find one. */
final class WriteIndex {
  private final Map<String, Map<Integer, List<Write>>> writes = new TreeMap<>();
  private final CausalOrder order;

  /** The node that wrote a version. */
  record Write(int node, Version version) {}

  /** Indexes the writes of an order. */
  WriteIndex(CausalOrder order) {
    this.order = order;
    for (int node = 0; node < order.graph().nodes(); node++) {
      for (Access access : order.operation(node).accesses()) {
        if (access.writes()) {
          add(new Write(node, Version.of(access)));
        }
      }
    }
  }

  private void add(Write write) {
    writes
        .computeIfAbsent(write.version().key(), absent -> new TreeMap<>())
        .computeIfAbsent(order.chainOf(write.node()), absent -> new ArrayList<>())
        .add(write);
  }

  /** Of each chain the last write of {@code key} that comes causally before {@code node}. */
  List<Write> lastBefore(int node, String key) {
    List<Write> last = new ArrayList<>();
    writes
        .getOrDefault(key, Map.of())
        .forEach(
            (chain, inChain) -> {
              int count = countBelow(order.known(node, chain), inChain);
              if (count > 0) {
                last.add(inChain.get(count - 1));
              }
            });
    return last;
  }

  /** How many of a chain's writes are among its first {@code known} operations. */
  private int countBelow(int known, List<Write> inChain) {
    int low = 0;
    int high = inChain.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.placeOf(inChain.get(middle).node()) < known) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
