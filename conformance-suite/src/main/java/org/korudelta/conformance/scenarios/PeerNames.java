package org.korudelta.conformance.scenarios;

import java.util.List;
import org.korudelta.runtime.peers.Peers;

/** Names that are none, of topics and locks alike. */
final class PeerNames {
  static final List<String> REFUSED =
      List.of("", "x".repeat(Peers.NAME_UNITS_MAX + 1), "a\ud800", "\udc00b", "\ud800\ud800");

  private PeerNames() {}
}
