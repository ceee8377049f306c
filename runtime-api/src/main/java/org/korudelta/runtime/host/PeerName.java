package org.korudelta.runtime.host;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.peers.Peers;

/** The names of topics and locks. */
final class PeerName {
  private PeerName() {}

  /** Refuses what is no name: empty, too long, or with a lone surrogate. */
  static void check(String what, String name) {
    int units = name.length();
    if (units == 0 || units > Peers.NAME_UNITS_MAX) {
      throw new KoruException.BadRequest(
          what
              + " name length out of range: units="
              + units
              + " min=1 max="
              + Peers.NAME_UNITS_MAX);
    }
    for (int at = 0; at < units; at++) {
      char unit = name.charAt(at);
      boolean pair = at + 1 < units && Character.isSurrogatePair(unit, name.charAt(at + 1));
      if (Character.isSurrogate(unit) && !pair) {
        throw new KoruException.BadRequest(what + " name has a lone surrogate: index=" + at);
      }
      at += pair ? 1 : 0;
    }
  }
}
