package org.korudelta.shared;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.peers.Peers;

/**
 * What topics and locks of the members are called.
 *
 * @param name what is shared
 */
record Names(String name) {
  /** What is left for the name, in UTF-16 units. */
  static final int NAME_UNITS_MAX = Peers.NAME_UNITS_MAX - 56;

  Names {
    if (name.isEmpty() || name.length() > NAME_UNITS_MAX) {
      throw new KoruException.BadRequest(
          "name length out of range: units=" + name.length() + " min=1 max=" + NAME_UNITS_MAX);
    }
  }

  /** The lock that the owner has, and the topic that it alone listens to. */
  String owner() {
    return name + "/owner";
  }

  /** The topic that all members listen to. */
  String everybody() {
    return name + "/members";
  }

  /** The lock that this member has while it is there, and the topic that it alone listens to. */
  String member(String id) {
    return name + "/member/" + id;
  }
}
